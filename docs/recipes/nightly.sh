#!/bin/sh
# Regenerates the related links of a site and offers what changed as a branch: `nightly.sh` in a clone of the
# site's repository, from cron or a CI job. The clone itself is not touched, whatever is at work there.
#
#   KINDRED_SITE          folder of the site in the repository (.)
#   KINDRED_BASE          branch that the site is published from (main)
#   KINDRED_BRANCH        branch that the links are offered on (kindred/related-links); rewritten at will
#   KINDRED_PULL_REQUEST  command that opens a pull request from "$KINDRED_BRANCH" into "$KINDRED_BASE", unless
#                         one is open; "$KINDRED_SUMMARY" is a file with what to say (none: only push)
#
# Exit codes: 0 nothing to do, or offered; 1 offered, but articles were skipped; 2 and others: could not run.
set -eu

: "${KINDRED_SITE:=.}" "${KINDRED_BASE:=main}" "${KINDRED_BRANCH:=kindred/related-links}"
: "${KINDRED_PULL_REQUEST:=}"
work=$(mktemp -d)
KINDRED_SUMMARY=$work/summary
export KINDRED_SITE KINDRED_BASE KINDRED_BRANCH KINDRED_SUMMARY

clean_up() {
  git worktree remove --force "$work/tree" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

cd "$(git rev-parse --show-toplevel)"
git fetch --quiet origin "+refs/heads/$KINDRED_BASE:refs/remotes/origin/$KINDRED_BASE"
git worktree add --quiet --detach "$work/tree" "origin/$KINDRED_BASE"

status=0
(cd "$work/tree" && kindred regenerate "$KINDRED_SITE" --no-cache) >"$KINDRED_SUMMARY" || status=$?
cat "$KINDRED_SUMMARY"
[ "$status" -le 1 ] || exit "$status"

if git -C "$work/tree" diff --quiet; then
  echo "nightly.sh: the links are up to date"
  exit "$status"
fi
git -C "$work/tree" commit --quiet --all --message "Related links" --message "$(cat "$KINDRED_SUMMARY")"
commit=$(git -C "$work/tree" rev-parse HEAD)

# What is on offer already, if anything is: the same files are not pushed twice.
offered=refs/remotes/origin/$KINDRED_BRANCH
if git ls-remote --quiet --exit-code origin "refs/heads/$KINDRED_BRANCH" >/dev/null; then
  git fetch --quiet origin "+refs/heads/$KINDRED_BRANCH:$offered"
else
  git update-ref -d "$offered"
fi
if git diff --quiet "$offered" "$commit" 2>/dev/null; then
  echo "nightly.sh: $KINDRED_BRANCH offers this already"
else
  git push --quiet --force-with-lease origin "$commit:refs/heads/$KINDRED_BRANCH"
  echo "nightly.sh: pushed $KINDRED_BRANCH"
fi
[ -z "$KINDRED_PULL_REQUEST" ] || sh -euc "$KINDRED_PULL_REQUEST"
exit "$status"
