/** Reads SAM templates, and finds what their deployment or their queue would reject or regret. */
import { parse, type ScalarTag } from "yaml";

/** A template, with `{ Ref: … }` and its like for the short forms. */
export interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Properties }>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a template is untyped, and the rules below read what they need.
type Properties = any;

const tag = (name: string): ScalarTag =>
  ({ tag: `!${name}`, resolve: (value: string) => ({ [name]: value }) }) as never;

/** Parses a template. */
export const parseTemplate = (text: string): Template =>
  parse(text, { customTags: [tag("Ref"), tag("GetAtt"), tag("Sub")] });

/** What is wrong with each event source of a function that is an SQS queue. */
export function problemsOf({ Resources }: Template, quota: number): string[] {
  const problems: string[] = [];
  const check = (isFine: boolean, problem: string) => {
    if (!isFine) problems.push(problem);
  };
  const properties = (reference: { readonly GetAtt?: string; readonly Ref?: string }): Properties =>
    Resources[(reference.GetAtt ?? reference.Ref ?? "").replace(/\.Arn$/, "")]?.Properties;
  for (const { Type, Properties: definition } of Object.values(Resources)) {
    if (Type !== "AWS::Serverless::Function") continue;
    const rate = Number(definition.Environment.Variables.MAX_REQUESTS_PER_SECOND);
    for (const { Properties: source } of Object.values<Properties>(definition.Events)) {
      const { BatchSize = 10, MaximumBatchingWindowInSeconds: window = 0 } = source;
      const instances = source.ScalingConfig?.MaximumConcurrency ?? 1_000;
      const queue = properties(source.Queue);
      check(BatchSize <= 10_000, "BatchSize is at most 10000");
      check(BatchSize <= 10 || window > 0, "BatchSize over 10 needs MaximumBatchingWindowInSeconds");
      check(window <= 300, "MaximumBatchingWindowInSeconds is at most 300");
      check(
        source.FunctionResponseTypes?.includes("ReportBatchItemFailures") === true,
        "without ReportBatchItemFailures, the messages that are to be delivered again are deleted",
      );
      check(instances >= 2 && instances <= 1_000, "MaximumConcurrency is from 2 to 1000");
      check(
        instances * rate <= quota / 10,
        `all instances together take more than a tenth of the quota of ${quota}`,
      );
      check(
        queue?.VisibilityTimeout >= 6 * definition.Timeout,
        "VisibilityTimeout is less than six times the timeout of the function",
      );
      check(queue?.RedrivePolicy?.maxReceiveCount >= 5, "maxReceiveCount is less than 5");
      const dead = queue?.RedrivePolicy?.deadLetterTargetArn;
      check(dead !== undefined && properties(dead) !== undefined, "the queue has no dead-letter queue");
      // A message that moves keeps its age.
      check(
        dead === undefined || properties(dead)?.MessageRetentionPeriod >= queue?.MessageRetentionPeriod,
        "the dead-letter queue keeps messages for less time than the queue",
      );
    }
  }
  return problems;
}
