# Organisations
kind-organisation = Organisation
organisation-list-lead = Alla organisationer som finns i systemet: de som arbetar här och de som nämns i planer och projekt.
organisation-new = Ny organisation
organisation-filter-text = Namn eller ord
organisation-sub-region = Delregion
organisation-place = Plats
organisation-variants = Namnvarianter
organisation-count = { $count ->
    [one] 1 organisation
   *[other] { $count } organisationer
}
organisation-count-more = Mer än 10 000 organisationer
organisation-none-title = Inga organisationer
organisation-none = Ingen organisation stämmer med urvalet. Pröva ett kortare ord eller rensa filtret.
organisation-tree = Organisationsträd
organisation-tree-lead = Region, delregioner, kommuner och enheter. Fäll ut en rad för att se vad som finns under den.
organisation-tree-none = Det finns ännu ingen region, kommun eller enhet.
organisation-open = Öppna sidan
organisation-overview = Översikt
organisation-below = Underordnade organisationer
organisation-kept-by = Uppgifterna sköts av
organisation-owns-itself = Organisationen själv
organisation-withdrawn = Organisationen är borttagen från listorna.
organisation-withdraw = Ta bort organisationen
organisation-withdraw-question = Organisationen tas bort ur listor och sökning. Det som hör till den finns kvar, och den går att återställa.
organisation-withdraw-members = Organisationen har medlemmar. Ta bort dem först.
organisation-no-such-name = Ingen organisation heter så. Skriv hela namnet, eller lägg till organisationen först.
organisation-no-such-municipality = Välj en kommun i listan.
organisation-above-itself = Organisationen kan inte vara underordnad sig själv.
organisation-number-length = Ett organisationsnummer har tio siffror, till exempel 499999-0007.
organisation-number-check = Kontrollsiffran stämmer inte. Se efter om någon siffra är fel.
organisation-number-personal = Det här ser ut som ett personnummer. Enskilda näringsidkares nummer sparas inte.
organisation-email-form = Skriv en e-postadress, till exempel namn@kommun.example.
organisation-website-form = Skriv hela adressen, till exempel https://www.kommun.example.
organisation-merge-itself = En organisation kan inte föras samman med sig själv.
organisation-merge-already = Ett av namnen är redan en variant av en annan organisation. Skilj dem åt först.
organisation-merge-members = Organisationen som skulle bli en variant har medlemmar. Flytta dem först.
organisation-kind-region = Region
organisation-kind-federation = Kommunalförbund
organisation-kind-municipality = Kommun
organisation-kind-unit = Enhet
organisation-kind-cluster = Kluster
organisation-kind-company = Företag
organisation-kind-association = Förening
organisation-kind-foundation = Stiftelse
organisation-kind-university = Högskola eller universitet
organisation-kind-agency = Myndighet
organisation-kind-other = Annan
organisation-col-name = Organisationens namn.
organisation-col-kind = Typ av organisation.
organisation-col-municipality = Kommun där organisationen finns.
organisation-col-municipality-code = Kommunens kod hos SCB, fyra siffror.
organisation-col-county = Län där organisationen finns.
organisation-col-parent = Närmast överordnade organisation.
organisation-col-number = Organisationsnummer, tio siffror; bara juridiska personer.
organisation-col-website = Webbplatsens adress.
organisation-col-variants = Antal andra namn som förts samman med organisationen.
organisation-municipality-code = Kommunkod
record-restore = Återställ

# Fields
field-organisation-kind = Typ
field-parent = Överordnad
field-parent-help = Skriv organisationens hela namn.
field-municipality = Kommun
field-county = Län
field-organisation-number = Organisationsnummer
field-organisation-number-help = Bara juridiska personer. Personnummer tas inte emot.
field-website = Webbplats
field-email = E-post
field-phone = Telefon
field-role-title = Roll
field-role-title-help = Till exempel näringslivschef.
field-areas = Hjälper till med
field-areas-help = Till exempel mark och lokaler, tillstånd, starta företag.
field-contact-position = Ordning
field-contact-position-help = Lägst visas först.
field-business-contact = Näringslivskontakt
field-business-contact-help = Den som företag ska vända sig till först.
field-coordinator = Samordnas av
field-coordinator-help = Skriv organisationens hela namn.
field-network-member = Medlem i nätverket
field-member = Medlem
field-merged-into = Variant av
field-variant = Namnvariant

# Name variants
variant-title = Namnvarianter
variant-lead = Samma organisation skrivs ibland på flera sätt. Namn som förs samman visas som en organisation, och det går alltid att ångra.
variant-standing = Läge
variant-known = Uppgifter
variant-decide = Avgör
variant-main = Huvudnamn
variant-merged = Variant
variant-same-words = Förslag: samma ord
variant-legal-form = Förslag: bara bolagsformen skiljer
variant-acronym = Förslag: förkortning
variant-dropped-word = Förslag: ett ord saknas
variant-spelling = Förslag: nästan samma stavning
variant-merge = Sammanför
variant-undo = Skilj åt
variant-other = Sammanför med ett annat namn
variant-other-name = Namn som ska bli en variant
variant-other-help = Skriv hela namnet som det står i listan.

# Contacts
kind-contact = Kontakt
contact-title = Kontakter
contact-none = Ingen kontakt är angiven.
contact-new = Ny kontakt
contact-organisation = Organisation
contact-withdrawn = Kontakten är borttagen från listorna.
contact-withdraw = Ta bort kontakten
contact-withdraw-question = Kontakten tas bort ur listor och sökning. Den går att återställa.
contact-no-way = Fyll i telefonnummer eller e-post så att personen går att nå.
contact-phone-form = Skriv ett telefonnummer, till exempel 031-390 06 00.
contact-position-form = Skriv ett tal från 0 till 999.

# Whom to turn to
turning-title = Vem kontaktar jag?
turning-lead = Välj eller skriv kommunen där företaget verkar, så visas vem du kan vända dig till.
turning-where = Kommun
turning-show = Visa kontakt
turning-unknown = Vi känner inte igen kommunen ”{ $place }”. Se efter stavningen eller välj i listan.
turning-direct = Kontakt i { $place }:
turning-instead = { $place } har ingen egen kontakt här. Vänd dig till { $organisation }:
turning-none = Det finns ännu ingen kontakt för { $place }. Ring kommunens växel och fråga efter näringslivsenheten.

# Networks
kind-network = Nätverk
network-list-lead = Kommuner som samarbetar om näringslivets utveckling, och vem man kontaktar i var och en.
network-new = Nytt nätverk
network-none-title = Inga nätverk
network-none = Det finns ännu inget nätverk som visas för dig.
network-members = Medlemmar
network-member = Medlem
network-member-of = Nätverk
network-coordinated-by = Nätverket samordnas av
network-map = Karta över nätverkets kommuner
network-credit = Källa: SCB
network-no-contact = Ingen kontakt angiven
network-no-members-title = Inga medlemmar
network-no-members = Nätverket har ännu inga medlemmar.
network-add-member = Ny medlem
network-withdrawn = Nätverket är borttaget från listorna.
network-withdraw = Ta bort nätverket
network-withdraw-question = Nätverket tas bort ur listor och sökning. Det går att återställa.

# Members
member-title = Medlemmar
member-none = Det finns inga medlemmar än.
member-add = Lägg till en medlem
member-login-help = Personen behöver redan ha ett konto. Administratören lägger upp konton.
member-invite-help = Personen får en fråga på Min sida och blir medlem genom att tacka ja. Den som saknar konto får det av administratören.
invitation-title = Inbjudan
invitation-lead = { $organisation } vill ha dig som medlem med rollen { $role }.
invitation-accept = Tacka ja
invitation-decline = Tacka nej
invitation-waiting = Inbjudna som inte har svarat
invitation-take-back = Ta tillbaka
done-invited = Inbjudan är gjord. Personen ser den på Min sida.
done-joined = Du är nu medlem.
action-invite = Inbjudan till medlemskap
action-uninvite = Inbjudan tillbakatagen
action-decline = Inbjudan avböjd
password-must-change = Lösenordet du fick är till för en gång. Välj ett eget; sedan loggar du in med det.
password-same = Välj ett annat lösenord än det du har.
member-no-account = Det finns inget konto med den e-postadressen.
member-last-manager = Organisationen måste ha minst en ansvarig. Gör någon annan till ansvarig först.
action-set-member = Medlemskap ändrat

# Accounts
account-title = Konton
account-list-lead = Alla som kan logga in.
account-new = Nytt konto
account-filter = Namn eller e-post
account-count = { $count ->
    [one] 1 konto
   *[other] { $count } konton
}
account-none-title = Inga konton
account-none = Inget konto stämmer med det du skrev.
account-organisation = Medlem i organisation
account-organisation-help = Skriv organisationens hela namn. Fler kan läggas till på organisationens sida.
account-role = Roll
account-role-help = Läsare ser, redaktör ändrar, ansvarig sköter också delning och medlemmar.
account-organisation-more = Medlem också i
account-role-more = Roll där
account-administrator = Administratör
account-administrator-help = Sköter konton och organisationer i hela installationen.
account-memberships = Medlemskap
account-actions = Åtgärder
account-closed = Stängt
account-close = Stäng kontot för
account-close-do = Stäng kontot
account-close-question = Personen loggas ut och kan inte logga in igen förrän kontot öppnas.
account-open = Öppna kontot igen
account-reset = Nytt lösenord för
account-reset-do = Byt lösenord
account-reset-question = Det gamla lösenordet slutar gälla och personen loggas ut.
account-password-title = Lösenordet visas en gång
account-password-lead = Lämna det till personen på ett säkert sätt. Det går inte att visa igen.
account-login-taken = Det finns redan ett konto med den e-postadressen.
account-own-title = Mitt konto
account-oneself = Du kan inte stänga ditt eget konto.
action-open-account = Kontot öppnat
action-close-account = Kontot stängt

# One's own password
password-title = Byt lösenord
password-lead = Du loggas ut överallt och loggar in igen med det nya lösenordet.
password-current = Nuvarande lösenord
password-new = Nytt lösenord
password-new-help = Minst tolv tecken. Gärna flera ord.
password-again = Nytt lösenord igen
password-wrong = Det nuvarande lösenordet stämmer inte.
password-too-short = Lösenordet behöver minst tolv tecken.
password-differs = De två lösenorden är inte lika.
done-password-changed = Lösenordet är bytt. Logga in med det nya.
