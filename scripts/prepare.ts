/** Once after an installation: makes the database that new ones begin with, and compiles the server, so that the first start need not. */
import { enableCompileCache } from "node:module";
import { prepareDatabase } from "../packages/server/src/app/blank-database.ts";

enableCompileCache();
if (await prepareDatabase()) await import("../packages/server/src/app/run.ts");
