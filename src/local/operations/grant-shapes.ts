/** Members that the operations on grants have in common. */
import { map, string, structure } from "../../protocol/shapes.js";
import type { GrantConstraints } from "../authorization/Grant.js";

/** The shape of the ARN of a principal. */
export const principalId = () => string({ min: 1, max: 256, pattern: /^[\w+=,.@:/-]+$/ });

/** The shape of the name of a service principal. */
export const servicePrincipal = () =>
  string({ min: 1, max: 128, pattern: /^([A-Za-z0-9-]+)\.([A-Za-z0-9-]+)(\.[A-Za-z0-9-]+)+$/ });

/** The shape of the id of a grant. */
export const grantId = () => string({ min: 1, max: 128 });

/** The shape of {@link GrantConstraints}. */
export const grantConstraints = () =>
  structure<GrantConstraints>({
    EncryptionContextSubset: map(),
    EncryptionContextEquals: map(),
    SourceArn: string({
      min: 20,
      max: 512,
      pattern: /^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$/,
    }),
  });
