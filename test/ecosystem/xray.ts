import xray from "aws-xray-sdk-core";

/** The parts of a recorded call that the tests read. */
export interface Subsegment {
  readonly name: string;
  readonly aws?: { readonly request_id?: string };
}

/** Runs a function in a new segment, and returns the subsegments that it records, in the form in which they are sent. */
export async function subsegmentsOf(run: () => Promise<unknown>): Promise<readonly Subsegment[]> {
  const segment = new xray.Segment("test");
  await xray.getNamespace().runPromise(async () => {
    xray.setSegment(segment);
    await run();
  });
  const { subsegments }: { subsegments: Subsegment[] } = JSON.parse(segment.format());
  return subsegments;
}
