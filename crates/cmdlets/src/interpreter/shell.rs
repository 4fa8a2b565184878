use std::collections::HashMap;
use std::sync::Arc;

use super::limits::{LIMIT, Limits};
use super::outcome::{ErrorRecord, Outcome, Record};
use super::run::Run;
use crate::language::parse;
use crate::output::Console;
use crate::registry::{Registry, Signature};
use crate::sink::{NoFiles, Sink};
use crate::value::{Value, weigh};

/// A session: what it may call, how wide its console is, and its variables.
pub struct Shell<C> {
    registry: Arc<Registry<C>>,
    permits: Arc<dyn Fn(&str) -> bool + Send + Sync>,
    sink: Arc<dyn Sink>,
    limits: Limits,
    console: Console,
    variables: HashMap<String, Value>,
}

impl<C> std::fmt::Debug for Shell<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shell")
            .field("limits", &self.limits)
            .field("console", &self.console)
            .finish_non_exhaustive()
    }
}

impl<C: Sync> Shell<C> {
    /// A session that may call everything, and write no files.
    pub fn new(registry: Arc<Registry<C>>) -> Self {
        Self {
            registry,
            permits: Arc::new(|_| true),
            sink: Arc::new(NoFiles),
            limits: Limits::default(),
            console: Console::default(),
            variables: HashMap::new(),
        }
    }

    /// That sees only the cmdlets whose permission the caller has.
    #[must_use]
    pub fn permitted(mut self, permits: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.permits = Arc::new(permits);
        self
    }

    /// That hands files to write to this sink.
    #[must_use]
    pub fn writing_to(mut self, sink: Arc<dyn Sink>) -> Self {
        self.sink = sink;
        self
    }

    /// With other limits.
    #[must_use]
    pub fn limited(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// With another console.
    #[must_use]
    pub fn on(mut self, console: Console) -> Self {
        self.console = console;
        self
    }

    /// The console, by which [`Outcome::text`] shows what came out.
    pub fn console(&self) -> Console {
        self.console
    }

    /// What the caller may call, for help and completion.
    pub fn catalogue(&self) -> Vec<Signature> {
        self.registry.catalogue(&*self.permits)
    }

    /// Sets a variable before a script runs. The name is without the dollar.
    pub fn set(&mut self, name: &str, value: Value) {
        self.variables.insert(name.to_lowercase(), value);
    }

    /// A variable. The name is without the dollar.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.variables.get(&name.to_lowercase())
    }

    /// All variables, in no order: what a session is made of.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.variables
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// Runs a script. A text that is no script runs not at all.
    pub async fn run(&mut self, context: &C, text: &str) -> Outcome {
        let script = match parse(text) {
            Ok(script) => script,
            Err(error) => {
                return Outcome {
                    records: vec![Record::Error(ErrorRecord::syntax(&error))],
                    stopped: true,
                };
            }
        };
        let registry = Arc::clone(&self.registry);
        let permits = Arc::clone(&self.permits);
        let mut run = Run::new(
            &registry,
            context,
            &*permits,
            &*self.sink,
            self.limits,
            self.console,
            &mut self.variables,
        );
        run.script(&script).await;
        let mut outcome = run.outcome;
        if !self.variables_fit() {
            self.variables.clear();
            let message = format!(
                "The variables of the session take more than {} bytes; they were dropped.",
                self.limits.bytes
            );
            outcome.records.push(Record::Error(ErrorRecord {
                message,
                id: LIMIT.to_owned(),
                category: "LimitsExceeded",
                ..ErrorRecord::default()
            }));
        }
        outcome
    }

    /// Every script has its limits; what several leave behind has the same.
    fn variables_fit(&self) -> bool {
        let mut left = self.limits.bytes;
        self.variables.values().all(|value| {
            let weight = weigh(value, left);
            left -= weight.unwrap_or(0);
            weight.is_some()
        })
    }
}
