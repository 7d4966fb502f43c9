#!/usr/bin/env node
import { loadProgram } from "./loadProgram.js";

loadProgram("cli-program.cjs", __dirname);
