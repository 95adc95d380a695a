#!/usr/bin/env python3
"""Xapian: an index in memory, 40 expansion terms of each article, BM25."""
import articles
import xapian

TERMS = 40

database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
generator = xapian.TermGenerator()
generator.set_stemmer(xapian.Stem("en"))
for text in articles.texts(__doc__):
    document = xapian.Document()
    generator.set_document(document)
    generator.index_text(text)
    database.add_document(document)

lists = []
for number in range(1, database.get_doccount() + 1):
    enquire = xapian.Enquire(database)
    relevant = xapian.RSet()
    relevant.add_document(number)
    terms = [item.term for item in enquire.get_eset(TERMS, relevant)]
    enquire.set_query(xapian.Query(xapian.Query.OP_OR, terms))
    found = [match.docid for match in enquire.get_mset(0, articles.K + 1)]
    lists.append([other for other in found if other != number][: articles.K])
articles.report(lists)
