import xray from "aws-xray-sdk-core";

/** What X-Ray keeps of a call, as far as the tests look at it. */
export interface Subsegment {
  readonly name: string;
  readonly aws?: { readonly request_id?: string };
}

/** The subsegments that come about while something runs in a segment of its own, as they would be sent. */
export async function subsegmentsOf(run: () => Promise<unknown>): Promise<readonly Subsegment[]> {
  const segment = new xray.Segment("test");
  await xray.getNamespace().runPromise(async () => {
    xray.setSegment(segment);
    await run();
  });
  const { subsegments }: { subsegments: Subsegment[] } = JSON.parse(segment.format());
  return subsegments;
}
