import { Button, Field, ProgressBar } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../i18n/useFormat";
import { ProblemBar } from "../../dialog/ProblemBar";
import { Page } from "../../shell/Page";
import { FileDrop } from "./FileDrop";
import { ImportResult } from "./ImportResult";
import { importPeople, type Progress } from "./importPeople";

/** The headings of Microsoft 365's bulk-create template, which the server takes. */
const template =
  "User name,First name,Last name,Display name,Job title,Department,Office number,Office phone,Mobile phone,Fax,Alternate email address,Address,City,State or province,ZIP or postal code,Country or region\r\n";

/** Many people at once: a file is checked first, and imported when it is good. */
export function ImportPage() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const run = useImport();
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    if (chosen) run.start(chosen, true);
  };
  const { report } = run;
  const isGood = report?.dryRun === true && !report.rejectedCount && report.created + report.updated > 0;
  return (
    <Page
      title={t("people.import.title")}
      intro={t("people.import.intro")}
      trail={
        <Link className="link" to="/people">
          {t("people.title")}
        </Link>
      }
    >
      <div className="column">
        <section className="card panel" aria-labelledby="import-file">
          <h2 id="import-file">{t("people.import.file")}</h2>
          <p className="muted">{t("people.import.columns")}</p>
          <div>
            <Button
              as="a"
              icon={<ArrowDownloadRegular />}
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(template)}`}
              download="people.csv"
            >
              {t("people.import.template")}
            </Button>
          </div>
          <Field label={t("people.import.choose")} hint={t("people.import.chooseHelp")}>
            {(field) => (
              <FileDrop
                {...field}
                accept=".csv,text/csv"
                disabled={run.isPending}
                chosen={file?.name}
                onFile={choose}
              />
            )}
          </Field>
          {run.isPending && <Running progress={run.progress} dryRun={run.dryRun} />}
          {run.error && <ProblemBar error={run.error} />}
        </section>
        {report && (
          <ImportResult report={report}>
            {file && isGood && (
              <div>
                <Button appearance="primary" disabled={run.isPending} onClick={() => run.start(file, false)}>
                  {t("people.import.start", { count: report.created + report.updated })}
                </Button>
              </div>
            )}
          </ImportResult>
        )}
      </div>
    </Page>
  );
}

/** One run after the other; what the last one found stays until the next begins. */
function useImport() {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const run = useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }) => importPeople(file, dryRun, setProgress),
    onSettled: (_, __, { dryRun }) => {
      if (!dryRun)
        return Promise.all(["people", "groups"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  return {
    start: (file: File, dryRun: boolean) => {
      setProgress(undefined);
      run.mutate({ file, dryRun });
    },
    progress,
    dryRun: run.variables?.dryRun === true,
    report: run.data,
    error: run.error,
    isPending: run.isPending,
  };
}

function Running({ progress, dryRun }: { progress: Progress | undefined; dryRun: boolean }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const far = progress && progress.total > 0 ? progress.done / progress.total : undefined;
  const words = t(dryRun ? "people.import.checking" : "people.import.running");
  return (
    <Field
      validationMessage={
        progress ? t("people.import.far", { done: number(progress.done), total: number(progress.total) }) : undefined
      }
      validationState="none"
      label={words}
    >
      <ProgressBar value={far} />
    </Field>
  );
}
