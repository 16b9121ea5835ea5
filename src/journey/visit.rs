//! What a signed-in citizen sees and can do.

use contract::{BearerToken, Beneficiary, ReferenceId};

use super::{Activity, Command, Ending, Event, Failure, Renewal, State};
use crate::problem::Problem;
use crate::session::{Moment, Session};

/// What a signed-in citizen sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    pub session: Session,
    pub records: Records,
    pub screen: Screen,
    pub handover: Handover,
    pub activity: Activity,
    pub renewal: Renewal,
    /// When the page was last touched.
    pub(super) active_at: Moment,
    /// The end that the citizen was warned of, and can do nothing about.
    pub(super) noted_end: Option<Moment>,
    /// How many jobs there have been.
    pub(super) jobs: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Records {
    Loading,
    Loaded(Vec<Beneficiary>),
    Failed(Problem),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    People,
    /// The place of the person in the list.
    Certificate(usize),
    /// Who has seen the records.
    Activity,
}

/// Where the making of files stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handover {
    Idle,
    Busy(Job),
    /// `missing` people have no file at the moment.
    Saved {
        files: usize,
        missing: usize,
    },
    Failed(Problem),
}

/// Files that are made one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub way: Way,
    ids: Vec<ReferenceId>,
    done: usize,
    missing: usize,
    id: JobId,
}

/// Tells the answer to this job from that to one that the citizen has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobId {
    token: BearerToken,
    number: u32,
}

/// What came of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Given,
    /// The citizen changed their mind.
    Cancelled,
    Failed(Failure),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Save,
    Share,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The place of the person in the list.
    One(usize),
    Everybody,
}

impl Visit {
    /// A visit begins with the question for the records.
    pub(super) fn begin(session: Session, at: Moment) -> Self {
        Self {
            session,
            records: Records::Loading,
            screen: Screen::People,
            handover: Handover::Idle,
            activity: Activity::Closed,
            renewal: Renewal::possible(),
            active_at: at,
            noted_end: None,
            jobs: 0,
        }
    }

    pub(super) fn update(mut self, event: Event) -> (State, Command) {
        let command = match event {
            Event::AskedRecords if matches!(self.records, Records::Failed(_)) => {
                self.records = Records::Loading;
                self.or_later(Command::LoadRecords(self.session.clone()))
            }
            Event::RecordsArrived { token, beneficiaries } if self.is_waiting(&token) => {
                self.records = Records::Loaded(beneficiaries);
                Command::Nothing
            }
            Event::RecordsFailed { token, failure } if self.is_waiting(&token) => match failure {
                Failure::Problem(problem) => {
                    self.records = Records::Failed(problem);
                    Command::Nothing
                }
                Failure::SignedOut | Failure::Locked { .. } => return Self::refused(),
            },
            Event::OpenedCertificate(place) if self.certificate_holder(place).is_some() => {
                self.enter(Screen::Certificate(place))
            }
            Event::ClosedCertificate | Event::ClosedActivity => self.enter(Screen::People),
            Event::AskedHandover { way, whose } => self.asked_handover(way, whose),
            Event::HandedOver { job, outcome, at } if self.is_waiting_for(&job) => match outcome {
                Outcome::Failed(Failure::SignedOut | Failure::Locked { .. }) => return Self::refused(),
                Outcome::Failed(Failure::Problem(problem)) => self.not_handed_over(problem, at),
                Outcome::Given => self.handed_over(0, at),
                Outcome::Cancelled => {
                    self.handover = Handover::Idle;
                    Command::Nothing
                }
            },
            Event::OpenedActivity => self.opened_activity(),
            Event::AskedNewestActivity => self.asked_newest(),
            Event::AskedEarlierActivity => self.asked_earlier(),
            Event::AskedActivityAgain => self.asked_activity_again(),
            Event::ActivityArrived { token, after, page } if self.is_waiting_for_activity(&token, &after) => {
                self.activity = Activity::Loaded { after, page };
                Command::Nothing
            }
            Event::ActivityFailed { token, after, failure }
                if self.is_waiting_for_activity(&token, &after) =>
            {
                match failure {
                    Failure::Problem(problem) => self.activity_failed(after, problem),
                    Failure::SignedOut | Failure::Locked { .. } => return Self::refused(),
                }
            }
            Event::AskedToStay { at } => self.stay(at),
            Event::RenewalFailed { token, failure, at } if self.is_renewing(&token) => match failure {
                Failure::Problem(problem) => self.renewal_failed(problem, at),
                Failure::SignedOut | Failure::Locked { .. } => return Self::refused(),
            },
            _ => Command::Nothing,
        };
        (State::SignedIn(self), command)
    }

    /// Another screen: what was asked for on the last one is left.
    pub(super) fn enter(&mut self, screen: Screen) -> Command {
        self.screen = screen;
        self.handover = Handover::Idle;
        if !matches!(self.activity, Activity::NotOffered) {
            self.activity = Activity::Closed;
        }
        Command::Nothing
    }

    fn is_waiting(&self, token: &BearerToken) -> bool {
        self.session.token() == token && matches!(self.records, Records::Loading)
    }

    /// The backend does not know the token any more.
    fn refused() -> (State, Command) {
        (State::Ended { why: Ending::TimedOut }, Command::Nothing)
    }

    /// The people under the number; none until they have arrived.
    pub fn people(&self) -> &[Beneficiary] {
        match &self.records {
            Records::Loaded(people) => people,
            Records::Loading | Records::Failed(_) => &[],
        }
    }

    /// The person at this place, if there is a certificate to show for them.
    pub fn certificate_holder(&self, place: usize) -> Option<&Beneficiary> {
        self.people().get(place).filter(|person| person.certificate_kind().is_some())
    }

    /// The ids of the people for whom the backend can make a file.
    pub fn certificate_ids(&self, whose: Whose) -> Vec<ReferenceId> {
        let places = match whose {
            Whose::One(place) => place..place.saturating_add(1),
            Whose::Everybody => 0..self.people().len(),
        };
        places.filter_map(|place| self.certificate_holder(place)?.beneficiary_reference_id.clone()).collect()
    }

    /// Whether the citizen still waits for this job.
    pub fn is_waiting_for(&self, job: &JobId) -> bool {
        matches!(&self.handover, Handover::Busy(current) if current.id == *job)
    }

    /// The call whose answer the citizen waits for; there is one at most.
    pub(super) fn call_that_is_awaited(&self) -> Command {
        match (&self.records, &self.handover, &self.activity) {
            (Records::Loading, ..) => Command::LoadRecords(self.session.clone()),
            (_, Handover::Busy(job), _) => job.next_file(&self.session).unwrap_or(Command::Nothing),
            (.., Activity::Loading { after }) => {
                Command::LoadActivity { session: self.session.clone(), after: after.clone() }
            }
            _ => Command::Nothing,
        }
    }

    fn asked_handover(&mut self, way: Way, whose: Whose) -> Command {
        let ids = self.certificate_ids(whose);
        if ids.is_empty() || matches!(self.handover, Handover::Busy(_)) {
            return Command::Nothing;
        }
        self.jobs = self.jobs.wrapping_add(1);
        let id = JobId { token: self.session.token().clone(), number: self.jobs };
        self.handover = Handover::Busy(Job { way, ids, done: 0, missing: 0, id });
        self.go_on()
    }

    /// The next file of the job, or its end.
    fn go_on(&mut self) -> Command {
        let Handover::Busy(job) = &self.handover else { return Command::Nothing };
        if let Some(command) = job.next_file(&self.session) {
            return self.or_later(command);
        }
        let (way, missing, files) = (job.way, job.missing, job.done - job.missing);
        self.handover = match (files, way) {
            (0, _) => Handover::Failed(Problem::CertificateNotFound),
            (_, Way::Share) => Handover::Idle,
            (_, Way::Save) => Handover::Saved { files, missing },
        };
        Command::Nothing
    }

    /// One file is done with; `missing` is 1 where there is none for that person. Before the next one the token is renewed
    /// where it is time: many files must not outlive it.
    fn handed_over(&mut self, missing: usize, at: Moment) -> Command {
        if let Handover::Busy(job) = &mut self.handover {
            job.done += 1;
            job.missing += missing;
        }
        match self.go_on() {
            Command::HandOver { .. } if self.can_renew(at) => self.renew(),
            command => command,
        }
    }

    fn not_handed_over(&mut self, problem: Problem, at: Moment) -> Command {
        // One person without a file must not keep the others from theirs.
        if problem == Problem::CertificateNotFound {
            return self.handed_over(1, at);
        }
        self.handover = Handover::Failed(problem);
        Command::Nothing
    }
}

impl Job {
    pub fn id(&self) -> &JobId {
        &self.id
    }

    /// Which of how many files is being made, counted from 1.
    pub fn progress(&self) -> (usize, usize) {
        (self.done + 1, self.ids.len())
    }

    fn next_file(&self, session: &Session) -> Option<Command> {
        let id = self.ids.get(self.done)?;
        let is_one_of_many = self.ids.len() > 1;
        Some(Command::HandOver {
            session: session.clone(),
            job: self.id.clone(),
            way: self.way,
            id: id.clone(),
            number: is_one_of_many.then_some(self.done + 1),
        })
    }
}
