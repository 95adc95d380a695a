#include "models/stop_words.hpp"

#include <array>
#include <cstddef>
#include <unordered_map>

namespace kindred {
namespace {

struct StopWords {
  std::string_view language;
  std::string_view words;  // separated by spaces
};

constexpr std::array kLists = {
    StopWords{"english",
              "a about above across after again against all almost along already also although "
              "always am among an and another any anyone anything are aren around as at away be "
              "became because become becomes been before behind being below between both but by "
              "can cannot could couldn did didn do does doesn doing don done down during each "
              "either else ever every everyone everything few for from further get gets give go "
              "had hadn has hasn have haven having he hence her here hers herself him himself his "
              "how however i if in into is isn it its itself just least less let like ll made make "
              "makes many may me might more most much must mustn my myself neither never no none "
              "nor not nothing now of off often on once one only onto or other others our ours "
              "ourselves out over own per perhaps rather re s same shall she should shouldn since "
              "so some someone something still such t than that the their theirs them themselves "
              "then there these they this those though through thus to together too toward towards "
              "under until up upon us use used uses using ve very via was wasn we well were weren "
              "what whatever when where whether which while who whoever whole whom whose why will "
              "with within without won would wouldn yet you your yours yourself yourselves"},
    StopWords{
        "german",
        "ab aber alle allem allen aller alles als also am an ander andere anderem anderen "
        "anderer anderes auch auf aus bei beim bereits bin bis bist da dabei dadurch daher "
        "damit dann daran darauf daraus darin darum das dass dein deine deinem deinen deiner "
        "dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen "
        "dieser dieses dir doch dort du durch ein eine einem einen einer eines einige einigen "
        "einiger einmal er erst es etwa etwas euch euer eure für gegen gewesen hab habe haben "
        "hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres "
        "im in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jenem jenen jener "
        "jenes jetzt kann kein keine keinem keinen keiner können könnte man manche mehr mein "
        "meine meinem meinen meiner mich mir mit muss müssen nach nicht nichts noch nun nur "
        "ob oder ohne schon sehr sein seine seinem seinen seiner seines seit selbst sich sie "
        "sind so solche solchen soll sollen sollte sondern sonst sowie über um und uns unser "
        "unsere unserem unseren unserer unter vom von vor war waren warum was weil welche "
        "welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wo "
        "wurde wurden während würde würden zu zum zur zwar zwischen"},
    StopWords{
        "french",
        "a afin ai ainsi alors après as au aucun aucune aujourd aura aussi autre autres aux "
        "avaient avait avant avec avez avoir avons ayant beaucoup c car ce ceci cela celle "
        "celles celui cependant ces cet cette ceux chaque chez comme comment contre d dans de "
        "depuis des deux dire doit donc dont du elle elles en encore entre es est et eu eux "
        "faire fait faut hui il ils j je jusqu l la là laquelle le lequel les lesquels leur "
        "leurs lors lorsque lui m ma mais me même mêmes mes moi moins mon n ne ni non nos "
        "notre nous on ont ou où par parce pas peu peut peuvent plus plusieurs pour pourquoi "
        "près puis qu quand que quel quelle quelles quelque quelques quels qui quoi s sa sans "
        "se selon sera seront ses si soi soit son sont sous sur t ta tandis te tes toi ton "
        "tous tout toute toutes très trop tu un une vers voici voilà vos votre vous y à été "
        "était étaient étant être"},
    StopWords{
        "spanish",
        "a al algo algunas alguno algunos ahora allí ante antes aquel aquella aquellas "
        "aquellos aquí así aun aunque aún bajo bien cada casi como con contra cual cuales "
        "cualquier cuando cuanto cómo de del desde después donde dos durante e el ella ellas "
        "ello ellos en entonces entre era eran eres es esa esas ese eso esos esta estaba "
        "estaban estado estamos estar estas este esto estos está están fue fueron ha había "
        "habían hace hacer hacia han hasta hay he la las le les lo los luego me mediante menos "
        "mi mientras mis mismo misma mismos mucho muchos muy más mí nada ni ningún ninguna no "
        "nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero "
        "poco por porque pues puede pueden que quien quienes qué se sea sean según ser será "
        "si sido siempre siendo sin sino sobre son su sus suya suyo sí también tal tan tanto "
        "te tener tiene tienen todo toda todas todos tras tu tus un una unas uno unos usted "
        "ustedes va van vez y ya yo él"},
    StopWords{
        "italian",
        "a ad agli ai al alla alle allo alcun alcuna alcune alcuni anche ancora aveva avevano "
        "avere c che chi ci cioè come con contro cosa così cui d da dagli dai dal dalla dalle "
        "dallo degli dei del dell della delle dello di dopo dove due e ed egli era erano essa "
        "esse essere essi esso fa fare fino fra fu furono già gli ha hai hanno ho i il in "
        "infatti invece io l la le lei li lo loro lui ma me meno mentre mi mia mie miei mio "
        "molti molto ne negli nei nel nell nella nelle nello nessun nessuna noi non nostra "
        "nostre nostri nostro o ogni oltre oppure ora per perché perciò però più poco poi può "
        "possono prima proprio qual quale quali qualche quando quanto quasi quella quelle "
        "quelli quello questa queste questi questo qui quindi se secondo sei sempre senza si "
        "sia siamo solo sono sotto sta stata state stati stato su sua sue sugli sui sul sulla "
        "sulle sullo suo suoi tra tranne troppo tu tua tue tuo tuoi tutta tutte tutti tutto "
        "un una uno vi voi vostra vostro è"},
    StopWords{
        "portuguese",
        "a ainda além algo algum alguma algumas alguns ante antes ao aos apenas após aquela "
        "aquelas aquele aqueles aquilo as assim até através bem cada com como contra cujo da "
        "daquele das de dela delas dele deles depois desde dessa desse desta deste deve disso "
        "disto do dois dos durante e ela elas ele eles em embora enquanto então entre era "
        "eram essa essas esse esses esta estas estava estavam este estes estou está estão eu "
        "foi foram fosse há isso isto já la lhe lhes lo mais mas me mediante menos mesma "
        "mesmo meu meus minha minhas muito muitos na nada nas nem nenhum nenhuma nesta neste "
        "no nos nossa nossas nosso nossos nunca não nós num numa o onde os ou outra outras "
        "outro outros para pela pelas pelo pelos perante pode podem pois por porque porém "
        "pouco qual quais qualquer quando quanto que quem quer se seja sem sempre sendo ser "
        "será seu seus si sido sob sobre sua suas são só tal também tanto te tem tendo ter "
        "teu tinha tinham toda todas todo todos tu tudo um uma umas uns vai vez você vocês "
        "vos à às é"},
    StopWords{
        "dutch",
        "aan aangezien achter al alle alleen alles als altijd ander andere anderen ben beide "
        "bij binnen boven buiten daar daarom dan dat de der deze die dit doch doen door "
        "dus een eens elk elke en enkele er erg ervan even geen geweest had hadden haar heb "
        "hebben heeft hem het hier hij hoe hun iedere iets ik in indien is ja je jij jou jouw "
        "jullie kan kon konden kunnen maar me meer men met mij mijn moet moeten mogen na naar "
        "naast nadat net niet niets nog nu of om omdat ons onder ondanks ook onze op over "
        "per reeds sinds slechts sommige te tegen tijdens toch toen tot tussen u uit uw van "
        "vanaf veel verder via vanuit voor vooral waar waarom wanneer want waren was wat "
        "we weer wel welke werd werden wie wij wil word worden wordt zal ze zei zelf zeer zich "
        "zij zijn zo zoals zonder zou zouden"},
    StopWords{
        "swedish",
        "all alla allt alltid än ända ännu andra att av bara blev bli blir blivit bort bör då "
        "där därför de dem den denna deras dess dessa det detta dig din dina ditt dock dom du "
        "efter eftersom eller en er era ert ett från för före genom hade han hans har hela "
        "hennes hon honom hur här i icke igen in inga ingen inget innan inom inte ja jag "
        "kan kom kommer kunde man mellan men mer mest mig min mina mitt mot mycket måste ned "
        "nej ni nu när någon något några nästan och också om oss på samma sedan sen sig sin "
        "sina sitt själv skall ska skulle som så sådan sådana sådant till under upp ut utan "
        "var vara varför varit varje vars vart vem vi vid vilka vilken vilket vår våra vårt "
        "vad är åt över"},
    StopWords{
        "danish",
        "ad af aldrig alle alt altid anden andet andre at bare begge blev blive bliver bort "
        "da de dem den denne der deres det dette dig din dine disse dog du efter eller en end "
        "endnu er et få fik flere for fordi forrige fra før gennem gør ham han hans har havde "
        "have hele hende hendes her hos hun hvad hvem hver hvilken hvilket hvis hvor hvordan "
        "hvorfor hvornår i igen ikke ind ingen intet ja jeg jer jeres kan kom kun kunne langs "
        "lige man mange med meget mellem men mens mere mest mig min mine mit mod må måtte ned "
        "nej noget nogen nogle nok nu når og også om op os over på samme selv sig sin sine "
        "sit skal skulle som står således så sådan thi til ud uden under var ved vi vil ville "
        "vor vore være været"},
    StopWords{"norwegian",
              "alle allerede alt andre at av bare begge ble bli blir blitt både da de deg dei dem "
              "den denne der dere deres det dette din dine disse ditt du eg ein eit eller en enda "
              "enn er et ett etter få for fordi fra før gjennom gjør ha hadde han hans har helt "
              "henne hennes her hos hun hva hvem hver hvilke hvilken hvis hvor hvordan hvorfor i "
              "igjen ikke ikkje ingen inn ja jeg kan kun kunne man mange med meg meget mellom men "
              "mens mer mest min mine mitt mot mye må måtte ned nei noe noen nok nå når og også om "
              "opp oss over på samme seg selv siden sin sine sitt skal skulle slik som så til "
              "ut uten under var ved vi vil ville vår våre vært være"},
    StopWords{
        "finnish",
        "aina ainakin ehkä ei eikä eivät eli ellei emme en enemmän ennen että hän häneen "
        "hänellä hänen hänet he heidän heidät heitä itse ja jo johon joiden joihin joille "
        "joissa joista joita joka jokainen jokin joko jolla jolle jolloin jonka jos joskus "
        "jossa josta jota jotka jotta juuri kaikki kanssa kautta koko koska kuin kuinka "
        "kuitenkin kuka kun kunnes kuten lisäksi lähes me meidän meille meitä melko mikä "
        "mikäli miksi millä minkä minulla minun minut minä missä mistä miten mitkä mitä mm "
        "mukaan mukana mutta muu muut myös myöskin ne niiden niihin niillä niin niissä niistä "
        "niitä noin nyt näiden näissä näitä nämä ole olen oli olisi olivat olla olleet ollut "
        "olemme on ovat paitsi pitkin saa se sekä sellainen sen siellä siihen siinä siis "
        "siitä sillä silti sinun sinä sitten sitä tai te teidän tuo tässä tästä tähän tällä "
        "tämä tämän tänne tätä vaan vai vaikka vain varten vasta voi voidaan voivat vuoksi "
        "välillä yli ylös"},
    StopWords{
        "russian",
        "а без более больше будет будто бы был была были было быть в вам вас ваш весь во вот "
        "все всегда всего всех всю вы где да даже для до его ее ей ему если есть еще ещё её "
        "же за здесь зачем и из или им иногда их к как какая какой когда конечно которая "
        "которого которое которой которые который которых кто куда ли лишь лучше между меня "
        "мне много может можно мой моя мы на над надо нам нас наш не него нее ней нельзя нет "
        "ни нибудь никогда ним них ничего но ну о об один однако он она они оно опять от "
        "очень перед по под после потом потому почти при про раз разве с сам свое свой свою "
        "себе себя сейчас со совсем так также такие такой там тебя тем теперь то тогда того "
        "тоже только том тот тут ты у уж уже хоть хотя чего чей чем через что чтоб чтобы чуть "
        "эта эти этих это этого этой этом этому этот эту я"},
    StopWords{
        "hungarian",
        "a abban ahhoz ahogy ahol aki akik akkor alatt amely amelyek ami amikor annak arra az "
        "azok azon azonban azt aztán azután be belül benne csak de e eddig egy egyéb "
        "egyes egyik egyre el ellen elő először előtt emilyen én ennek erre és ez ezek ezen "
        "ezért ezt ezzel fel felé hanem ha hiszen hogy hogyan igen így ill illetve ilyen is "
        "itt jobban keresztül ki kívül közben között közül le legalább legyen lehet lesz lett "
        "maga már más meg mely melyek mert mi mikor milyen mind minden mindig mint mintha "
        "még miért mivel most nagyon nekem nem nincs ő ők össze pedig s saját sem semmi se "
        "sok sokkal szemben szerint szinte számára talán te tehát teljes tovább továbbá több "
        "ugyanis új újabb után utána utolsó úgy vagy vagyis valaki valami van vannak vele "
        "vissza viszont volna volt voltak"},
    StopWords{
        "romanian",
        "a abia acea aceasta această aceea acei aceia acel acela acele acelea acest acesta "
        "aceste acestea acestei acestor acestui acolo acum ai aici al ale alt alta alte altul "
        "am ar are aș așa asupra atât au avea avem aveți azi bine ca că care cât câte către "
        "când ce cea cei cel cele celor chiar cine cu cum da dar dacă dat de deci decât deja "
        "deși despre din dintr dintre doar după ea ei el ele era erau este eu fără face fi "
        "fie fiecare fost foarte iar îi îl îmi în înainte încât încă între într își la le li "
        "lor lui mai mea mei mele mereu meu mi mult multe ne nici nimic niște noi nostru "
        "noastră nu o ori orice pe pentru peste până poate prea prin printr sa să sale sau "
        "se și sunt suntem sub tot toate toți totuși tu un una unde unei unele unor unui va "
        "vă voi vor vostru"},
};

using WordSet = std::unordered_set<std::string_view>;

WordSet split(std::string_view words) {
  WordSet set;
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    set.insert(words.substr(0, space));
    words = space == std::string_view::npos ? std::string_view() : words.substr(space + 1);
  }
  return set;
}

}  // namespace

const WordSet& stop_words(std::string_view language) {
  static const auto sets = [] {
    std::array<WordSet, kLists.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = split(kLists[i].words);
    return all;
  }();
  static const WordSet none;
  for (std::size_t i = 0; i < kLists.size(); ++i) {
    if (kLists[i].language == language) return sets[i];
  }
  return none;
}

std::uint32_t stop_word_in(std::string_view word) {
  static_assert(kLists.size() <= 32);
  static const auto languages = [] {
    std::unordered_map<std::string_view, std::uint32_t> bits;
    for (std::size_t i = 0; i < kLists.size(); ++i) {
      for (const std::string_view stop : split(kLists[i].words)) bits[stop] |= 1U << i;
    }
    return bits;
  }();
  const auto found = languages.find(word);
  return found == languages.end() ? 0 : found->second;
}

std::span<const std::string_view> stop_word_languages() {
  static const auto names = [] {
    std::array<std::string_view, kLists.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = kLists[i].language;
    return all;
  }();
  return names;
}

}  // namespace kindred
