export { afterCommit } from "./after-commit.ts";
export { prepareBlankDatabase } from "./blank-database.ts";
export { type OwnedDatabase, openDatabase, sqlState } from "./database.ts";
export { MigrationError, type MigrationSource, migrate } from "./migrate.ts";
export { DatabaseInUseError } from "./socket-folder.ts";
export { databaseTrouble } from "./trouble.ts";
export type { Database, Queryable, Transaction } from "./types.ts";
