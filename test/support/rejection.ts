/** Returns the error that a promise rejects with. Throws when the promise is fulfilled. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("The promise was fulfilled, and should have been rejected");
}
