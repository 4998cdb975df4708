//! Words of this field that compounds are made of, and places: data only.

/// Base forms. A compound that means a thing of its own (`näringsliv`) stands here so that it is not split further.
pub(crate) const WORDS: &str = "
affär aktivitet aktör allmänhet ambition analys anläggning anpassning anslag ansvar ansökan användning arbete arena
arkitektur arkiv arrangemang arrangör art attraktion avdelning avfall avgift avtal barn barometer befolkning behov
besök beslut beslutsfattare beredning beredskap betyg bidrag biljett biologi bibliotek bil biogas bolag bostad brand
bransch branschråd bredband bristyrke buss byggnad bygd bygg båt börs center central cirkus cykel dag data demokrati
design destination detaljplan dialog digital digitalisering djur diplom direktör distrikt dokument drift driv effekt
ekonomi elev energi engagemang enhet enkät entreprenör entreprenörskap ersättning etablering europa evenemang export
fastighet festival film finans finansiering fiske flyg flykting fokus folk fond forskare forskning fordon form forum
framtid frukost fråga främjande frivillig funktion förbund förening företag företagare företagsamhet förfrågan
förmedling förnyelse förskola förstudie försäljning försörjning förvaltning gas geografi global gran granskning
grund grupp gräns grön gymnasium gåva gård hamn handel handelsplats handläggare handläggning hantering hantverk hav
hållbarhet hälsa högskola idé identitet idrott import indikator industri information infrastruktur ingenjör inkubator
inflyttning initiativ innovation inriktning insats integration intern internet intervju inventering invest investering
invånare jobb jord jordbruk jury jämställdhet järnväg kampanj kapital karta kartläggning klimat kluster kollektiv
kommission kommun kommunal kommunalförbund kommunikation kompetens koncept konferens konkurrens konst konsult konsument
kontakt kontor kontrakt kostnad kraft kraftsamling kreativitet krona kultur kund kunskap kurs kust kvalitet kvinna
kyrka kår köp land landsbygd landskap ledare ledamot ledning lager lantbruk leverans leverantör liv livsmedel logistik
lokal lotsning lån län löfte lön lösning magasin makt mark marknad marknadsföring maskin mat material medarbetare medel
medborgare media medicin medlem mentor metod miljö mobilitet modell mode montör musik museum myndighet mål målgrupp
människa mässa möbel möte natur nationell nav nyckeltal nyhet nyhetsbrev nystartare näring näringsliv nät nätverk
område offert offentlig omställning omvärld ordförande organisation ort pedagogik pendling pengar perspektiv plan
planering plats platsvarumärke polis politik politiker portal portfölj potential pris prioritering process produkt
produktion profil program projekt prognos pub publik punkt rapport rapportering region regional regel rekrytering
remiss resa resultat resurs revision risk råd rådgivning råvara rätt rörelse samarbete samband samhälle samling
sammanställning samordnare samordning samtal samverkan satsning science sektor seminarium service simulering skatt
skog skola skydd slakteri slöjd småföretag smart social sponsring spår stad startup statistik stat station statsbidrag
stiftelse strand strategi strategisk struktur styrelse styrgrupp styrka stöd student studie ställning ström
samhällsbyggnad svar syfte system sysselsättning säkerhet säsong tak talang tal teater teknik teknologi tema test textil
tid tillgänglighet tillstånd tillsyn tillväxt tjänst tjänsteman torg trafik transport trä turism turist tåg tävling
undersökning ungdom union universitet upphandling uppdrag uppföljning upplevelse utbildning utlysning utmaning
utskott utställning utveckling utvecklare utvärdering vara varuhus varumärke vatten verk verksamhet verkstad viktig
vision visualisering volym vuxen väg vägledning välfärd välkomst vän värd värde värdskap värme väst vård växel
växthus yrke yta åkeri åtgärd ägare ämne ändamål ö öppen överenskommelse översikt översiktsplan övergripande evenemang
";

/// Places: never split, but they begin compounds (`göteborgsregionen`).
pub(crate) const PLACES: &str = "
alingsås bengtsfors bollebygd borås dalsland essunga falköping fyrbodal färgelanda göteborg götaland götene grästorp
gullspång halland herrljunga härryda jämtland kalmar karlsborg kungsbacka kungälv lerum lidköping lysekil mariestad
mellerud munkedal mölndal orust partille sjuhärad skara skaraborg skövde småland sotenäs stenungsund strömstad
svenljunga sverige tanum tibro tidaholm tjörn tranemo trollhättan töreboda uddevalla ulricehamn vänersborg vårgårda
värmland västerås åmål öckerö örebro stockholm malmö uppsala linköping norrköping jönköping växjö karlstad gävle umeå
luleå kiruna sundsvall östersund gotland blekinge skåne dalarna härjedalen ångermanland medelpad hälsingland
gästrikland uppland södermanland östergötland västergötland bohuslän öland norrland svealand kronoberg västmanland
västernorrland västerbotten norrbotten gävleborg norge danmark finland tyskland norden europa
";
