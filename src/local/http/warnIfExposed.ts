/** Emits a process warning when other machines can reach a LocalKms. */
export function warnIfExposed(address: string, verifySignatures: boolean): void {
  if (/^(?:::ffff:)?127\.|^::1$/.test(address)) {
    return;
  }
  const risk = verifySignatures
    ? "Everyone who has its credentials can decrypt everything"
    : "It does not verify signatures, so everyone can decrypt everything";
  process.emitWarning(
    `LocalKms listens on ${address}, which other machines can reach. ${risk}, and the traffic is not encrypted. Leave out host to listen on this machine only.`,
    { type: "LocalKmsWarning", code: "LOCAL_KMS_EXPOSED" },
  );
}
