# Jobs: work that is done after the answer.
jobs-title = Jobs
jobs-lead = Work that is done in the background. What fails is tried again some times, with longer and longer waits.
jobs-states = States of jobs
jobs-state-running = Running
jobs-state-waiting = Waiting
jobs-state-dead = Failed
jobs-state-done = Done
jobs-count = { $count ->
    [one] { $count } job
   *[other] { $count } jobs
}
jobs-kind = Job
jobs-asked-by = Asked for by
jobs-by-program = the system
jobs-when-running = Asked for
jobs-when-waiting = Not before
jobs-when-dead = Given up
jobs-when-done = Done
jobs-attempts = Attempts
jobs-progress = Progress
jobs-steps = { $done } of { $total }
jobs-error = Latest error
jobs-again = Try again
jobs-empty-title = No jobs here
jobs-empty = There are no jobs in this state.
jobs-now = { $running } running, { $waiting } waiting.
jobs-dead = { $count ->
    [one] { $count } has failed
   *[other] { $count } have failed
}
jobs-all = Show the jobs
done-job-again = The job is tried again.
done-job-not-again = The job is not tried again: it has been started anew already.
