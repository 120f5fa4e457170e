import { prepareBlankDatabase } from "../platform/db/index.ts";
import { createJobTables } from "../platform/jobs/index.ts";

/** Makes the database that new installations begin with; false when there is one. */
export const prepareDatabase = (): Promise<boolean> => prepareBlankDatabase(createJobTables);
