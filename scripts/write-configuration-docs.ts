import { writeFileSync } from "node:fs";
import { configurationPage } from "../packages/server/src/platform/config/document.ts";

writeFileSync(new URL("../docs/configuration.md", import.meta.url), configurationPage());
