import { z } from "zod";

/** Whether language models answer (`on`), or only guides and rules (`off`). */
export const SmartMode = z.object({
	enabled: z.boolean(),
	/** What the environment says. */ default: z.boolean(),
	/** Null: as the environment says. */ changedBy: z.string().nullable(),
	changedAt: z.iso.datetime().nullable(),
});
export type SmartMode = z.infer<typeof SmartMode>;
export const SmartModeChange = z.object({ enabled: z.boolean() });

export const SystemStatus = z.object({
	version: z.string(),
	database: z.enum(["embedded", "postgresql"]),
	redis: z.enum(["up", "down", "off"]),
	blobs: z.string(),
	roles: z.array(z.enum(["web", "voice", "worker"])),
	liveCalls: z.number().int(),
	draining: z.boolean(),
	startedAt: z.iso.datetime(),
	/** What an operator should know, in words. */
	notices: z.array(z.string()),
});
export type SystemStatus = z.infer<typeof SystemStatus>;

export const Health = z.object({ status: z.enum(["ok", "degraded", "down"]), uptime: z.number(), version: z.string() });
export const Readiness = z.object({ ready: z.boolean(), reasons: z.array(z.string()) });
