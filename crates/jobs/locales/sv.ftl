# Jobb: arbete som görs efter svaret.
jobs-title = Jobb
jobs-lead = Arbete som görs i bakgrunden. Det som misslyckas försöks igen några gånger, med allt längre väntan.
jobs-states = Jobbens lägen
jobs-state-running = Pågår
jobs-state-waiting = Väntar
jobs-state-dead = Misslyckade
jobs-state-done = Klara
jobs-count = { $count ->
    [one] { $count } jobb
   *[other] { $count } jobb
}
jobs-kind = Jobb
jobs-asked-by = Begärt av
jobs-by-program = systemet
jobs-when-running = Begärt
jobs-when-waiting = Körs tidigast
jobs-when-dead = Gavs upp
jobs-when-done = Klart
jobs-attempts = Försök
jobs-progress = Förlopp
jobs-steps = { $done } av { $total }
jobs-error = Senaste fel
jobs-again = Försök igen
jobs-empty-title = Inga jobb här
jobs-empty = Det finns inga jobb i det här läget.
jobs-now = { $running } pågår, { $waiting } väntar.
jobs-dead = { $count ->
    [one] { $count } har misslyckats
   *[other] { $count } har misslyckats
}
jobs-all = Visa jobben
done-job-again = Jobbet försöks igen.
done-job-not-again = Jobbet försöks inte igen: det har redan satts i gång på nytt.
