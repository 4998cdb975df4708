# What one wants to be sent
mail-mine-title = Reminders and calendar
mail-choices-title = Reminders and calendar
mail-choices-lead = Letters are sent to { $login }.
mail-to-choices = Change reminders and calendar
mail-reminders = Reminders
mail-reminders-weekly = A letter on Monday, when there is something to do
mail-reminders-day-before = Also the day before something is due
mail-reminders-none = No reminders
mail-reminders-weekly-now = You get a letter on Monday when you have something to do.
mail-reminders-day-before-now = You get a letter on Monday when you have something to do, and the day before something is due.
mail-reminders-none-now = You get no reminders.
mail-language = Language of the letters
mail-language-sv = Swedish
mail-language-en = English
mail-no-server-person = No mail server has been set up here yet. Your choices are kept and hold once there is one.
mail-bad-choice = Choose one of the alternatives.
mail-changed-meanwhile = Your choices were changed on another page meanwhile. Go back and try again.
mail-calendar = Your calendar
mail-calendar-text = Add the address to Outlook, your phone or another calendar, and what you have to do shows there. It is fetched anew by itself.
mail-calendar-secret = The address is secret: whoever has it sees your calendar without signing in. Change it if it has got into the wrong hands.
mail-calendar-make = Make an address
mail-calendar-renew = Change the address
mail-calendar-end = Remove the address
mail-calendar-name = Bygd
done-calendar-new = The calendar has a new address.
done-calendar-ended = The address is removed and shows nothing any more.
action-choose-mail = Mailings chosen
field-reminders = Reminders
field-language = Language of the letters
field-calendar = Calendar address

# Stopping
mail-stop-title = Stop reminders
mail-stop-question = Do you want to stop getting reminders by mail? What you have to do stays on My page.
mail-stop = Stop sending reminders
mail-stopped = You get no more reminders. What you have to do stays on My page.

# The administrator
mail-letters-title = Letters that became too old
mail-letters-lead = They could not be sent in time. Send them after all if they still say something.
mail-letters-none-title = No old letters
mail-letters-none = No letter has become too old.
mail-subject = Subject
mail-to = To
mail-written = Written
mail-send = Send after all
mail-no-server = { $count ->
    [0] No mail server has been set up. Letters wait until there is one.
    [one] No mail server has been set up. 1 letter waits.
   *[other] No mail server has been set up. { $count } letters wait.
}
mail-expired = { $count ->
    [one] 1 letter became too old before it could be sent.
   *[other] { $count } letters became too old before they could be sent.
}
mail-trial = Send a trial letter to me
mail-trial-subject = Trial letter from Bygd
mail-trial-text = Letters from Bygd reach you. Letters that have not gone stand here:
mail-no-organisation = There is no organisation yet.
done-mail-trial = The trial letter is on its way. Should it not arrive, the reason stands under Jobs.
done-mail-again = The letter is being sent.
done-mail-not-again = The letter has been sent already, or waits.
job-kind-mail-send = Letter
job-kind-mail-reminders = Reminders of the day

# In the letters
mail-greeting = Hello { $name }!
mail-week-subject = { $week ->
    [0] { $late ->
        [one] 1 thing is late
       *[other] { $late } things are late
    }
    [one] { $late ->
        [0] 1 thing to do this week
       *[other] 1 thing to do this week, { $late } late
    }
   *[other] { $late ->
        [0] { $week } things to do this week
       *[other] { $week } things to do this week, { $late } late
    }
}
mail-week-due = This week
mail-week-late = Late
mail-tomorrow-subject = { $count ->
    [one] 1 thing is due tomorrow
   *[other] { $count } things are due tomorrow
}
mail-tomorrow-due = Tomorrow
mail-and-more = … and { $count } more.
mail-tick-off = Tick off what is done on My page:
mail-why = You get this letter because a plan in Bygd names you as responsible. Change or stop:
