// `npm run centralita -- VERB`: the command line of whoever operates an installation.
import { ensureInstalled } from "./lib/install.mjs";
import { runServer } from "./lib/server.mjs";

// Results alone go to standard output.
console.log = console.error;
ensureInstalled();
runServer(...(process.argv.length > 2 ? process.argv.slice(2) : ["--help"]));
