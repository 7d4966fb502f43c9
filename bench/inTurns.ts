/**
 * Measures all subjects in turns, as many times as there are rounds, so that a machine that is now faster and now slower
 * favours none of them. Only one of them works at any time.
 */
export async function inTurns<Name, Subject, Result>(
  rounds: number,
  subjects: ReadonlyMap<Name, Subject>,
  measure: (subject: Subject) => Promise<Result>,
): Promise<ReadonlyMap<Name, readonly Result[]>> {
  const results = new Map([...subjects.keys()].map((name): [Name, Result[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, subject] of subjects) {
      results.get(name)?.push(await measure(subject));
    }
  }
  return results;
}
