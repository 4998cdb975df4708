//! Words of this field that compounds are made of, and places: data only.

/// Base forms. A compound that means a thing of its own (`näringsliv`) stands here so that it is not split
/// further.
pub(crate) const WORDS: &str = "
affär aktivitet aktör allmänhet ambition analys anläggning anpassning anslag ansvar ansökan användning
arbete arena arkitektur arkiv arrangemang arrangör art attraktion avdelning avfall avgift avtal barn
barometer befolkning behov besök beslut beslutsfattare beredning beredskap betyg bidrag biljett biologi
bibliotek bil biogas bolag bostad brand bransch branschråd bredband bristyrke buss byggnad bygd bygg båt
börs center central cirkus cykel dag data demokrati design destination detaljplan dialog digital
digitalisering djur diplom direktör distrikt dokument drift driv effekt ekonomi elev energi engagemang enhet
enkät entreprenör entreprenörskap ersättning etablering europa evenemang export fastighet festival film
finans finansiering fiske flyg flykting fokus folk fond forskare forskning fordon form forum framtid frukost
fråga främjande frivillig funktion förbund förening företag företagare företagsamhet förfrågan förmedling
förnyelse förskola förstudie försäljning försörjning förvaltning gas geografi global gran granskning grund
grupp gräns grön gymnasium gåva gård hamn handel handelsplats handläggare handläggning hantering hantverk
hav hållbarhet hälsa högskola idé identitet idrott import indikator industri information infrastruktur
ingenjör inkubator inflyttning initiativ innovation inriktning insats integration intern internet intervju
inventering invest investering invånare jobb jord jordbruk jury jämställdhet järnväg kampanj kapital karta
kartläggning klimat kluster kollektiv kommission kommun kommunal kommunalförbund kommunikation kompetens
koncept konferens konkurrens konst konsult konsument kontakt kontor kontrakt kostnad kraft kraftsamling
kreativitet krona kultur kund kunskap kurs kust kvalitet kvinna kyrka kår köp land landsbygd landskap ledare
ledamot ledning lager lantbruk leverans leverantör liv livsmedel logistik lokal lotsning lån län löfte lön
lösning magasin makt mark marknad marknadsföring maskin mat material medarbetare medel medborgare media
medicin medlem mentor metod miljö mobilitet modell mode montör musik museum myndighet mål målgrupp människa
mässa möbel möte natur nationell nav nyckeltal nyhet nyhetsbrev nystartare näring näringsliv nät nätverk
område offert offentlig omställning omvärld ordförande organisation ort pedagogik pendling pengar perspektiv
plan planering plats platsvarumärke polis politik politiker portal portfölj potential pris prioritering
process produkt produktion profil program projekt prognos pub publik punkt rapport rapportering region
regional regel rekrytering remiss resa resultat resurs revision risk råd rådgivning råvara rätt rörelse
samarbete samband samhälle samling sammanställning samordnare samordning samtal samverkan satsning science
sektor seminarium service simulering skatt skog skola skydd slakteri slöjd småföretag smart social sponsring
spår stad startup statistik stat station statsbidrag stiftelse strand strategi strategisk struktur styrelse
styrgrupp styrka stöd student studie ställning ström samhällsbyggnad svar syfte system sysselsättning
säkerhet säsong tak talang tal teater teknik teknologi tema test textil tid tillgänglighet tillstånd tillsyn
tillväxt tjänst tjänsteman torg trafik transport trä turism turist tåg tävling undersökning ungdom union
universitet upphandling uppdrag uppföljning upplevelse utbildning utlysning utmaning utskott utställning
utveckling utvecklare utvärdering vara varuhus varumärke vatten verk verksamhet verkstad viktig vision
visualisering volym vuxen väg vägledning välfärd välkomst vän värd värde värdskap värme väst vård växel
växthus yrke yta åkeri åtgärd ägare ämne ändamål ö öppen överenskommelse översikt översiktsplan övergripande
";

/// Places, all municipalities whose name is one word among them: never split, and the longer ones begin
/// compounds (`göteborgsregionen`).
pub(crate) const PLACES: &str = "
ale alingsås alvesta aneby arboga arjeplog arvidsjaur arvika askersund avesta bengtsfors berg bjurholm bjuv
blekinge boden bohuslän bollebygd bollnäs borgholm borlänge borås botkyrka boxholm bromölla bräcke burlöv
båstad dalarna dalsland danderyd danmark degerfors dorotea eda ekerö eksjö emmaboda enköping eskilstuna
eslöv essunga europa fagersta falkenberg falköping falun filipstad finland finspång flen forshaga fyrbodal
färgelanda gagnef gislaved gnesta gnosjö gotland grums grästorp gullspång gällivare gästrikland gävle
gävleborg götaland göteborg götene habo hagfors halland hallsberg hallstahammar halmstad hammarö haninge
haparanda heby hedemora helsingborg herrljunga hjo hofors huddinge hudiksvall hultsfred hylte hällefors
hälsingland härjedalen härnösand härryda hässleholm håbo höganäs högsby hörby höör jokkmokk jämtland
järfälla jönköping kalix kalmar karlsborg karlshamn karlskoga karlskrona karlstad katrineholm kil kinda
kiruna klippan knivsta kramfors kristianstad kristinehamn krokom kronoberg kumla kungsbacka kungsör kungälv
kävlinge köping laholm landskrona laxå lekeberg leksand lerum lessebo lidingö lidköping lindesberg linköping
ljungby ljusdal ljusnarsberg lomma ludvika luleå lund lycksele lysekil malmö malå mariestad mark markaryd
medelpad mellerud mjölby mora motala mullsjö munkedal munkfors mölndal mönsterås mörbylånga nacka nora
norberg nordanstig norden nordmaling norge norrbotten norrköping norrland norrtälje norsjö nybro nykvarn
nyköping nynäshamn nässjö ockelbo olofström orsa orust osby oskarshamn ovanåker oxelösund pajala partille
perstorp piteå ragunda robertsfors ronneby rättvik sala salem sandviken sigtuna simrishamn sjuhärad sjöbo
skara skaraborg skellefteå skinnskatteberg skurup skåne skövde smedjebacken småland sollefteå sollentuna
solna sorsele sotenäs staffanstorp stenungsund stockholm storfors storuman strängnäs strömstad strömsund
sundbyberg sundsvall sunne surahammar svalöv svealand svedala svenljunga sverige säffle säter sävsjö
söderhamn söderköping södermanland södertälje sölvesborg tanum tibro tidaholm tierp timrå tingsryd tjörn
tomelilla torsby torsås tranemo tranås trelleborg trollhättan trosa tyresö tyskland täby töreboda uddevalla
ulricehamn umeå uppland uppsala uppvidinge vadstena vaggeryd valdemarsvik vallentuna vansbro vara varberg
vaxholm vellinge vetlanda vilhelmina vimmerby vindeln vingåker vänersborg vännäs värmdö värmland värnamo
västerbotten västergötland västernorrland västervik västerås västmanland växjö vårgårda ydre ystad älmhult
älvdalen älvkarleby älvsbyn ängelholm åmål ånge ångermanland åre årjäng åsele åstorp åtvidaberg öckerö
ödeshög öland örebro örkelljunga örnsköldsvik östergötland östersund österåker östhammar överkalix
övertorneå
";
