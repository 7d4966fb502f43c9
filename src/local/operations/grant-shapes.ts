/** Members that the operations on grants have in common. */
import { string } from "../../protocol/shapes.js";

/** The shape of the id of a grant. */
export const grantId = () => string({ min: 1, max: 128 });
