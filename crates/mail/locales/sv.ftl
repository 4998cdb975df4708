# What one wants to be sent
mail-mine-title = Påminnelser och kalender
mail-choices-title = Påminnelser och kalender
mail-choices-lead = Brev skickas till { $login }.
mail-to-choices = Ändra påminnelser och kalender
mail-reminders = Påminnelser
mail-reminders-weekly = Ett brev på måndagen, när det finns något att göra
mail-reminders-day-before = Också dagen innan något ska vara klart
mail-reminders-none = Inga påminnelser
mail-reminders-weekly-now = Du får ett brev på måndagen när du har något att göra.
mail-reminders-day-before-now = Du får ett brev på måndagen när du har något att göra, och dagen innan något ska vara klart.
mail-reminders-none-now = Du får inga påminnelser.
mail-language = Brevens språk
mail-language-sv = Svenska
mail-language-en = Engelska
mail-no-server-person = Här finns ingen e-postserver inställd än. Dina val sparas och gäller när den finns.
mail-bad-choice = Välj ett av alternativen.
mail-changed-meanwhile = Dina val ändrades på en annan sida under tiden. Gå tillbaka och försök igen.
mail-calendar = Din kalender
mail-calendar-text = Lägg till adressen i Outlook, i telefonen eller i en annan kalender, så syns det du har att göra där. Den hämtas på nytt av sig själv.
mail-calendar-secret = Adressen är hemlig: den som har den ser din kalender utan att logga in. Byt den om den har kommit på avvägar.
mail-calendar-make = Skapa en adress
mail-calendar-renew = Byt adress
mail-calendar-end = Ta bort adressen
mail-calendar-name = Bygd
done-calendar-new = Kalendern har en ny adress.
done-calendar-ended = Adressen är borttagen och visar inget längre.
action-choose-mail = Utskick valda
field-reminders = Påminnelser
field-language = Brevens språk
field-calendar = Kalenderadress

# Stopping
mail-stop-title = Sluta få påminnelser
mail-stop-question = Vill du sluta få påminnelser per e-post? Det du har att göra finns kvar på Min sida.
mail-stop = Sluta skicka påminnelser
mail-stopped = Du får inga påminnelser längre. Det du har att göra finns kvar på Min sida.

# The administrator
mail-letters-title = Brev som blev för gamla
mail-letters-lead = De kunde inte skickas i tid. Skicka dem ändå om de fortfarande säger något.
mail-letters-none-title = Inga gamla brev
mail-letters-none = Inget brev har blivit för gammalt.
mail-subject = Ämne
mail-to = Till
mail-written = Skrivet
mail-send = Skicka ändå
mail-no-server = { $count ->
    [0] Ingen e-postserver är inställd. Brev väntar tills den finns.
    [one] Ingen e-postserver är inställd. 1 brev väntar.
   *[other] Ingen e-postserver är inställd. { $count } brev väntar.
}
mail-expired = { $count ->
    [one] 1 brev blev för gammalt innan det kunde skickas.
   *[other] { $count } brev blev för gamla innan de kunde skickas.
}
mail-trial = Skicka ett provbrev till mig
mail-trial-subject = Provbrev från Bygd
mail-trial-text = Brev från Bygd når fram till dig. Brev som inte har gått i väg står här:
mail-no-organisation = Det finns ingen organisation än.
done-mail-trial = Provbrevet är på väg. Kommer det inte fram står orsaken under Jobb.
done-mail-again = Brevet skickas.
done-mail-not-again = Brevet har redan skickats eller väntar.
job-kind-mail-send = Brev
job-kind-mail-reminders = Dagens påminnelser

# In the letters
mail-greeting = Hej { $name }!
mail-week-subject = { $week ->
    [0] { $late ->
        [one] 1 sak är försenad
       *[other] { $late } saker är försenade
    }
    [one] { $late ->
        [0] 1 sak att göra den här veckan
       *[other] 1 sak att göra den här veckan, { $late } försenade
    }
   *[other] { $late ->
        [0] { $week } saker att göra den här veckan
       *[other] { $week } saker att göra den här veckan, { $late } försenade
    }
}
mail-week-due = Den här veckan
mail-week-late = Försenat
mail-tomorrow-subject = { $count ->
    [one] 1 sak ska vara klar i morgon
   *[other] { $count } saker ska vara klara i morgon
}
mail-tomorrow-due = I morgon
mail-and-more = … och { $count } till.
mail-tick-off = Bocka av det som är klart på Min sida:
mail-why = Du får det här brevet eftersom du står som ansvarig i en plan i Bygd. Ändra eller sluta:
