/** Makes the database that new installations begin with, so that the first start need not. */
import { prepareBlankDatabase } from "../packages/server/src/platform/db/blank-database.ts";

await prepareBlankDatabase();
