/** Members that the operations on grants have in common. */
import { string } from "../../protocol/shapes.js";

/** The shape of the ARN of a principal. */
export const principalId = () => string({ min: 1, max: 256, pattern: /^[\w+=,.@:/-]+$/ });

/** The shape of the name of a service principal. */
export const servicePrincipal = () =>
  string({ min: 1, max: 128, pattern: /^([A-Za-z0-9-]+)\.([A-Za-z0-9-]+)(\.[A-Za-z0-9-]+)+$/ });

/** The shape of the id of a grant. */
export const grantId = () => string({ min: 1, max: 128 });
