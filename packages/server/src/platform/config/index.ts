/** Everything that the environment decides, typed and checked. Never read `process.env` elsewhere. */
export type Config = Readonly<Record<string, unknown>>;
