/** What is wrong with a row; a sentence without a full stop. */
export class RowProblem extends Error {}
