import type { Registry } from "prom-client";

/** Prometheus metrics of one process. Capabilities and the app add theirs to `registry`. */
export type Metrics = { readonly registry: Registry };
