use std::collections::HashMap;

use futures_util::future::BoxFuture;

use super::limits::{Budget, LIMIT, Limits};
use super::outcome::{ErrorRecord, Interrupt, Outcome, Record};
use super::regexes::Regexes;
use crate::binding::Action;
use crate::builtin::Host;
use crate::language::{Block, Script};
use crate::output::Console;
use crate::registry::{Registry, Signature};
use crate::sink::{FileToWrite, Sink};
use crate::value::Value;

/// One run of a script.
pub(super) struct Run<'a, C> {
    pub(super) registry: &'a Registry<C>,
    pub(super) context: &'a C,
    pub(super) permits: &'a (dyn Fn(&str) -> bool + Send + Sync),
    sink: &'a dyn Sink,
    console: Console,
    limits: Limits,
    pub(super) variables: &'a mut HashMap<String, Value>,
    /// `$_`.
    pub(super) item: Value,
    pub(super) budget: Budget,
    pub(super) regexes: Regexes,
    pub(super) outcome: Outcome,
    errors: usize,
}

impl<'a, C: Sync> Run<'a, C> {
    pub(super) fn new(
        registry: &'a Registry<C>,
        context: &'a C,
        permits: &'a (dyn Fn(&str) -> bool + Send + Sync),
        sink: &'a dyn Sink,
        limits: Limits,
        console: Console,
        variables: &'a mut HashMap<String, Value>,
    ) -> Self {
        Self {
            registry,
            context,
            permits,
            sink,
            console,
            limits,
            variables,
            item: Value::Null,
            budget: Budget::new(limits),
            regexes: Regexes::default(),
            outcome: Outcome::default(),
            errors: 0,
        }
    }

    pub(super) async fn script(&mut self, script: &Script) {
        for statement in &*script.body {
            self.budget.back_to(0);
            let mut values = Vec::new();
            let result = self.statement(statement, &mut values).await;
            self.outcome
                .records
                .extend(values.into_iter().map(Record::Value));
            let error = match result {
                Ok(()) => continue,
                Err(Interrupt::Statement(error)) => self.report(*error, None).err(),
                Err(interrupt) => Some(interrupt),
            };
            if let Some(Interrupt::Script(error) | Interrupt::Statement(error)) = error {
                self.outcome.records.push(Record::Error(*error));
                self.outcome.stopped = true;
                return;
            }
        }
    }

    /// Reports an error that need not end the pipeline. It does when the command or the script
    /// says so.
    pub(super) fn report(
        &mut self,
        error: ErrorRecord,
        action: Option<Action>,
    ) -> Result<(), Interrupt> {
        let preference = || {
            let text = self.variables.get("erroractionpreference")?.to_text();
            Action::from_text(&text)
        };
        match action.or_else(preference).unwrap_or_default() {
            Action::SilentlyContinue => return Ok(()),
            Action::Stop => return Err(Interrupt::Script(Box::new(error))),
            Action::Continue => {}
        }
        self.errors += 1;
        if self.errors > self.limits.errors {
            let message = format!("More than {} errors; the last: {error}", self.limits.errors);
            return Err(Interrupt::Script(Box::new(ErrorRecord {
                message,
                id: LIMIT.to_owned(),
                ..error
            })));
        }
        self.outcome.records.push(Record::Error(error));
        Ok(())
    }
}

impl<C: Sync> Host for Run<'_, C> {
    fn block<'s>(
        &'s mut self,
        block: &'s Block,
        item: Value,
    ) -> BoxFuture<'s, Result<(Value, Vec<Value>), Interrupt>> {
        Box::pin(async move {
            let outer = std::mem::replace(&mut self.item, item);
            let mut values = Vec::new();
            let result = self.body(&block.body, &mut values).await;
            let item = std::mem::replace(&mut self.item, outer);
            result.map(|()| (item, values))
        })
    }

    fn console(&self) -> Console {
        self.console
    }

    fn catalogue(&self) -> Vec<Signature> {
        self.registry.catalogue(self.permits)
    }

    fn write(&mut self, file: FileToWrite) -> Result<(), Interrupt> {
        let written = self.sink.write(file);
        written.map_err(|message| Interrupt::mistake("FileOpenFailure", message))
    }

    fn work(&mut self, steps: usize) -> Result<(), Interrupt> {
        self.budget.work(steps as u64)
    }

    fn made(&mut self, value: &Value) -> Result<(), Interrupt> {
        self.budget.made(value)
    }

    fn compare(
        &mut self,
        op: crate::language::ast::Operator,
        left: Value,
        right: &Value,
    ) -> Result<Value, Interrupt> {
        self.apply(op, left, right)
    }

    fn mistake(&mut self, command: &'static str, message: String) -> Result<(), Interrupt> {
        let error = ErrorRecord {
            command: Some(command.to_owned()),
            message,
            id: format!("InvalidArgument,{command}"),
            category: "InvalidArgument",
            ..ErrorRecord::default()
        };
        self.report(error, None)
    }
}
