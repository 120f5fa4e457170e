/** Types of what the tests use of `services.mjs`. */
export function startPostgres(folder: string): Promise<{
	url: string;
	restart(meanwhile?: () => Promise<void>): Promise<void>;
	stop(): Promise<void>;
}>;
