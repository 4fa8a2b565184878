use futures_util::future::BoxFuture;

use super::limits::Turn;
use super::outcome::Interrupt;
use super::run::Run;
use crate::language::ast::{Body, Pipeline, Stage, Statement, StatementKind};
use crate::value::Value;

impl<C: Sync> Run<'_, C> {
    /// Runs statements; what they give is added to `out`.
    pub(super) fn body<'s>(
        &'s mut self,
        body: &'s [Statement],
        out: &'s mut Vec<Value>,
    ) -> BoxFuture<'s, Result<(), Interrupt>> {
        Box::pin(async move {
            self.budget.enter()?;
            for statement in body {
                self.statement(statement, out).await?;
            }
            self.budget.leave();
            Ok(())
        })
    }

    pub(super) fn statement<'s>(
        &'s mut self,
        statement: &'s Statement,
        out: &'s mut Vec<Value>,
    ) -> BoxFuture<'s, Result<(), Interrupt>> {
        Box::pin(async move {
            let turn = self.budget.step()?;
            Turn(turn).await;
            match &statement.kind {
                StatementKind::Pipeline(pipeline) => {
                    let value = self.pipeline(pipeline, &mut *out).await?;
                    if let Some(value) = value {
                        out.extend(value.scattered());
                    }
                    Ok(())
                }
                StatementKind::Assignment { name, add, value } => {
                    self.assign(name, *add, value).await
                }
                StatementKind::If { arms, otherwise } => {
                    for (condition, body) in arms {
                        if self.value_of(condition).await?.is_truthy() {
                            return self.body(body, out).await;
                        }
                    }
                    match otherwise {
                        Some(body) => self.body(body, out).await,
                        None => Ok(()),
                    }
                }
                StatementKind::Try {
                    body,
                    catch,
                    finally,
                } => {
                    self.tried(body, catch.as_ref(), finally.as_ref(), out)
                        .await
                }
                StatementKind::Throw(value) => {
                    let message = match value {
                        Some(value) => self.value_of(value).await?.to_text(),
                        None => "ScriptHalted".to_owned(),
                    };
                    Err(Interrupt::thrown(message, statement.at))
                }
                StatementKind::ForEach { name, over, body } => {
                    for value in self.value_of(over).await?.scattered() {
                        if value == Value::Null {
                            continue;
                        }
                        self.variables.insert(name.clone(), value);
                        self.body(body, out).await?;
                    }
                    Ok(())
                }
            }
        })
    }

    async fn tried(
        &mut self,
        body: &Body,
        catch: Option<&Body>,
        finally: Option<&Body>,
        out: &mut Vec<Value>,
    ) -> Result<(), Interrupt> {
        let depth = self.budget.depth();
        let mut result = self.body(body, out).await;
        if let (Err(interrupt), Some(catch)) = (&result, catch)
            && let Some(error) = interrupt.caught()
        {
            self.budget.back_to(depth);
            let outer = std::mem::replace(&mut self.item, error);
            result = self.body(catch, out).await;
            self.item = outer;
        }
        if let Some(finally) = finally {
            self.budget.back_to(depth);
            self.body(finally, out).await?;
        }
        result
    }

    async fn assign(&mut self, name: &str, add: bool, value: &Pipeline) -> Result<(), Interrupt> {
        let mut value = self.value_of(value).await?;
        if name == "_" {
            self.item = value;
            return Ok(());
        }
        if add {
            let old = self.variables.remove(name).unwrap_or_default();
            // What was there is moved, not copied, and what is added was counted when it was made.
            value = self.sum(old, &value)?;
        }
        self.variables.insert(name.to_owned(), value);
        Ok(())
    }

    /// What a pipeline gives, as one value.
    pub(super) async fn value_of(&mut self, pipeline: &Pipeline) -> Result<Value, Interrupt> {
        let mut out = Vec::new();
        match self.pipeline(pipeline, &mut out).await? {
            Some(value) => Ok(value),
            None => Ok(Value::gathered(out)),
        }
    }

    /// Runs a pipeline. One that is a mere expression gives its value, which is not taken apart;
    /// any other adds what it gives to `out`.
    pub(super) fn pipeline<'s>(
        &'s mut self,
        pipeline: &'s Pipeline,
        out: &'s mut Vec<Value>,
    ) -> BoxFuture<'s, Result<Option<Value>, Interrupt>> {
        Box::pin(async move {
            if let [Stage::Expression(expr)] = pipeline.stages.as_slice() {
                return self.eval(expr).await.map(Some);
            }
            self.stages(&pipeline.stages, out).await?;
            Ok(None)
        })
    }
}
