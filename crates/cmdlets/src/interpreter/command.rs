//! Stages of a pipeline, one after the other, object by object.

use futures_util::future::BoxFuture;

use super::limits::Turn;
use super::outcome::{ErrorRecord, Interrupt, Record};
use super::run::Run;
use crate::binding::{Action, Argument, Arguments, BindError, Prepared, prepare};
use crate::builtin::{self, Flow};
use crate::language::ast::{Command, ElementKind, Expr, Stage};
use crate::registry::{Bound, Cmdlet, Note, what_if};
use crate::value::Value;

/// A stage that is ready to take objects.
enum Slot<'s, C> {
    Builtin {
        stage: Box<dyn builtin::Stage>,
        command: &'s Command,
    },
    Cmdlet {
        cmdlet: Cmdlet<C>,
        prepared: Prepared,
        command: &'s Command,
    },
}

impl<C: Sync> Run<'_, C> {
    pub(super) async fn stages(
        &mut self,
        stages: &[Stage],
        out: &mut Vec<Value>,
    ) -> Result<(), Interrupt> {
        let mut slots = Vec::with_capacity(stages.len());
        let mut source = None;
        for stage in stages {
            match stage {
                Stage::Expression(expr) => source = Some(expr),
                Stage::Command(command) => slots.push(self.slot(command).await?),
            }
        }
        match source {
            Some(expr) => {
                for value in self.eval(expr).await?.scattered() {
                    if self.feed(&mut slots, value, out).await? {
                        break;
                    }
                }
            }
            None => self.start(&mut slots, out).await?,
        }
        for place in 0..slots.len() {
            let (before, after) = slots.split_at_mut(place + 1);
            let Some(Slot::Builtin { stage, command }) = before.last_mut() else {
                continue;
            };
            let values = stage.end(self).await;
            for value in values.map_err(|error| error.within(&command.name, command.at))? {
                if self.feed(after, value, out).await? {
                    break;
                }
            }
        }
        Ok(())
    }

    /// The first command, which has no input.
    async fn start(
        &mut self,
        slots: &mut [Slot<'_, C>],
        out: &mut Vec<Value>,
    ) -> Result<(), Interrupt> {
        let Some((first, rest)) = slots.split_first_mut() else {
            return Ok(());
        };
        let values = match first {
            Slot::Builtin { stage, command } => {
                let values = stage.start(self).await;
                values.map_err(|error| error.within(&command.name, command.at))?
            }
            Slot::Cmdlet {
                cmdlet,
                prepared,
                command,
            } => {
                let cmdlet = *cmdlet;
                let bound = prepared.clone().without_input();
                let bound = bound.map_err(|error| refused(&error, command))?;
                self.call(cmdlet, bound, command).await?
            }
        };
        for value in values {
            if self.feed(rest, value, out).await? {
                break;
            }
        }
        Ok(())
    }

    /// Hands a value to the first of these stages, and on. True when it takes no more.
    fn feed<'s>(
        &'s mut self,
        slots: &'s mut [Slot<'_, C>],
        value: Value,
        out: &'s mut Vec<Value>,
    ) -> BoxFuture<'s, Result<bool, Interrupt>> {
        Box::pin(async move {
            let Some((first, rest)) = slots.split_first_mut() else {
                out.push(value);
                return Ok(false);
            };
            // Each stage stands on the one before it.
            self.budget.enter()?;
            self.budget.object()?;
            let turn = self.budget.step()?;
            Turn(turn).await;
            let flow = match first {
                Slot::Builtin { stage, command } => {
                    let flow = stage.process(self, value).await;
                    flow.map_err(|error| error.within(&command.name, command.at))?
                }
                Slot::Cmdlet {
                    cmdlet,
                    prepared,
                    command,
                } => {
                    let cmdlet = *cmdlet;
                    let action = prepared.preferences.error_action;
                    match prepared.with_input(&value) {
                        Ok(bound) => Flow::more(self.call(cmdlet, bound, command).await?),
                        Err(error) => {
                            let name = cmdlet.signature.name;
                            let error = ErrorRecord::binding(&error, name, command.at);
                            self.report(error, action)?;
                            Flow::nothing()
                        }
                    }
                }
            };
            let mut done = flow.done;
            for value in flow.values {
                if self.feed(rest, value, out).await? {
                    done = true;
                    break;
                }
            }
            self.budget.leave();
            Ok(done)
        })
    }

    async fn call(
        &mut self,
        cmdlet: Cmdlet<C>,
        mut bound: Bound,
        command: &Command,
    ) -> Result<Vec<Value>, Interrupt> {
        self.budget.work(10)?;
        let preference = self.variables.get("whatifpreference");
        bound.prefer_what_if(preference.is_some_and(Value::is_truthy));
        let action = bound.error_action();
        let quiet = bound.warnings_are_hidden();
        let notes = bound.notes();
        let result = match bound.asked_for_nothing(&cmdlet.signature) {
            Ok(()) => (cmdlet.run)(self.context, bound).await,
            Err(error) => Err(error),
        };
        self.outcome
            .records
            .extend(notes.take().into_iter().filter_map(|note| match note {
                Note::Warning(_) if quiet => None,
                Note::Warning(text) => Some(Record::Warning(text)),
                // What is refused would not be done.
                Note::Would(_) if result.is_err() => None,
                Note::Would(target) => {
                    Some(Record::WhatIf(what_if(cmdlet.signature.name, &target)))
                }
            }));
        match result {
            Ok(mut values) => {
                for value in &mut values {
                    if let Value::Object(object) = value {
                        object.show_by(cmdlet.view);
                    }
                }
                Ok(values)
            }
            Err(error) => {
                let error = ErrorRecord::cmdlet(error, cmdlet.signature.name, command.at);
                self.report(error, action)?;
                Ok(Vec::new())
            }
        }
    }

    async fn slot<'s>(&mut self, command: &'s Command) -> Result<Slot<'s, C>, Interrupt> {
        self.budget.step()?;
        let arguments = self.arguments(command).await?;
        if let Some(found) = builtin::find(&command.name) {
            let mut bound = prepare(found.signature, arguments)
                .and_then(Prepared::without_input)
                .map_err(|error| refused(&error, command))?;
            let stage = (found.build)(&mut bound);
            let stage = stage.map_err(|error| error.within(&command.name, command.at))?;
            return Ok(Slot::Builtin { stage, command });
        }
        let known = self.registry.get(&command.name);
        let permits = |permission: &str| permission.is_empty() || (self.permits)(permission);
        let Some(cmdlet) = known.filter(|cmdlet| permits(cmdlet.permission)) else {
            let error = BindError::UnknownCommand(command.name.clone());
            return Err(refused(&error, command));
        };
        let prepared = prepare(&cmdlet.signature, arguments);
        Ok(Slot::Cmdlet {
            cmdlet: *cmdlet,
            prepared: prepared.map_err(|error| refused(&error, command))?,
            command,
        })
    }

    async fn arguments(&mut self, command: &Command) -> Result<Arguments, Interrupt> {
        let mut arguments = Arguments::default();
        for element in &command.elements {
            match &element.kind {
                ElementKind::Parameter { name, value: None } => {
                    arguments.items.push(Argument::Dangling(name.clone()));
                }
                ElementKind::Parameter {
                    name,
                    value: Some(value),
                } => {
                    let name = name.clone();
                    let value = self.eval(value).await?;
                    let lenient = false;
                    arguments.items.push(Argument::Named {
                        name,
                        value,
                        lenient,
                    });
                }
                ElementKind::Argument(expr) => {
                    let text = match expr {
                        Expr::Number { text, .. } => Some(text.clone()),
                        _ => None,
                    };
                    let value = self.eval(expr).await?;
                    arguments.items.push(Argument::Positional { value, text });
                }
                ElementKind::Splat(name) => match self.variables.get(name) {
                    Some(Value::Object(entries)) => arguments.splat(entries),
                    _ => return Err(refused(&BindError::Splat(name.clone()), command)),
                },
            }
        }
        Ok(arguments)
    }
}

/// A command that was not called ends its statement, or the script when it says so.
fn refused(error: &BindError, command: &Command) -> Interrupt {
    Interrupt::Statement(Box::new(ErrorRecord::binding(
        error,
        &command.name,
        command.at,
    )))
}

impl Bound {
    fn warnings_are_hidden(&self) -> bool {
        self.warning_action() == Some(Action::SilentlyContinue)
    }
}
