/** Thrown where bytes on the private channel are not what the protocol allows. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}
