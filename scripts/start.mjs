import { ensureDashboard, ensureInstalled, ensurePrepared } from "./lib/install.mjs";
import { runServer } from "./lib/server.mjs";

ensureInstalled();
ensureDashboard();
ensurePrepared();
runServer();
