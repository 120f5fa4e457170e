/** Once after an installation: makes the database that new ones begin with, and compiles the server, so that the first start need not. */
import { enableCompileCache } from "node:module";
import { prepareBlankDatabase } from "../packages/server/src/platform/db/blank-database.ts";

enableCompileCache();
if (await prepareBlankDatabase()) await import("../packages/server/src/app/run.ts");
