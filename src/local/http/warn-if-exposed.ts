/** Warns, once for each LocalKms, when other machines can reach it. */
export function warnIfExposed(address: string, verifySignatures: boolean): void {
  if (/^(?:::ffff:)?127\.|^::1$/.test(address)) {
    return;
  }
  const who = verifySignatures
    ? "Whoever has its credentials can decrypt everything"
    : "Signatures are not verified, so anybody there can decrypt everything";
  process.emitWarning(
    `LocalKms listens on ${address}, which other machines may reach. ${who}, and nothing on the way is encrypted. Leave out host to listen on this machine only.`,
    { type: "LocalKmsWarning", code: "LOCAL_KMS_EXPOSED" },
  );
}
