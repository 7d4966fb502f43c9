import exercise from "./exercise.mjs";

await exercise.test();
