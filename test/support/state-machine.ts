import validate from "asl-validator";

/** A state machine in the Amazon States Language. */
// biome-ignore lint/suspicious/noExplicitAny: it is untyped JSON, and the rules below read what they need.
export type StateMachine = any;

/** What an ItemReader may read with each API; asl-validator accepts any text. */
const INPUT_TYPES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "arn:aws:states:::s3:getObject": ["CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"],
  "arn:aws:states:::s3:listObjectsV2": [undefined],
};

/** What is wrong with a state machine whose Distributed Map calls workers, each with a rate, that share a quota. */
export function problemsOf(
  machine: StateMachine,
  { rate, quota }: { rate: number; quota: number },
): string[] {
  const { errors } = validate(machine);
  const problems = errors.map((error) => JSON.stringify(error));
  const check = (isFine: boolean, problem: string) => {
    if (!isFine) problems.push(problem);
  };
  for (const state of Object.values<StateMachine>(machine.States)) {
    if (state.Type !== "Map") continue;
    const { ItemReader: reader, ItemBatcher: batcher, ItemProcessor: processor, MaxConcurrency } = state;
    const types = INPUT_TYPES[reader?.Resource];
    check(types !== undefined, "the ItemReader calls no API that a Distributed Map supports");
    check(
      types?.includes(reader?.ReaderConfig?.InputType) === true,
      "InputType does not fit the API of the ItemReader",
    );
    check(
      reader?.ReaderConfig?.InputType !== "CSV" || reader.ReaderConfig.CSVHeaderLocation !== undefined,
      "CSV needs CSVHeaderLocation",
    );
    check(processor?.ProcessorConfig?.Mode === "DISTRIBUTED", "an ItemReader needs the mode DISTRIBUTED");
    check(MaxConcurrency >= 1, "without MaxConcurrency, 10000 workers run at once");
    check(
      MaxConcurrency * rate <= quota / 10,
      `all workers together take more than a tenth of the quota of ${quota}`,
    );
    // The output of a state is at most 256 KiB; a result has up to 1 KiB.
    check(
      !(batcher?.MaxItemsPerBatch > 256),
      "the results of a batch are larger than the output of a state may be",
    );
    check(batcher?.MaxItemsPerBatch >= 1, "without ItemBatcher, each item is an execution of its own");
    check(batcher?.MaxInputBytesPerBatch <= 262_144, "MaxInputBytesPerBatch is at most 262144");
    check(
      state.ToleratedFailurePercentage <= 100 || state.ToleratedFailureCount >= 0,
      "one failed batch fails the execution",
    );
    check(
      state.ResultWriter !== undefined,
      "without ResultWriter, the results are larger than the output of a state may be",
    );
    for (const task of Object.values<StateMachine>(processor?.States ?? {})) {
      const retried = (task.Retry ?? []).flatMap(({ ErrorEquals }: StateMachine) => ErrorEquals);
      check(retried.includes("RetryableBatchError"), "batches that were throttled are not tried again");
      check(task.TimeoutSeconds > 0, "a task without TimeoutSeconds may wait for a year");
    }
  }
  return problems;
}
