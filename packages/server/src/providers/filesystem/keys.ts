import { join } from "node:path";
import { AppError } from "../../platform/errors/index.ts";

const segment = /^[a-z0-9_-][a-z0-9._-]*$/;

/** Path of a blob below `root`. Throws `bad-request` for a key that is none: nothing can point outside. */
export function pathOf(root: string, key: string): string {
	const segments = key.split("/");
	if (key.length > 500 || segments.some((part) => !segment.test(part)))
		throw new AppError("bad-request", "This is not the name of a stored file.");
	return join(root, ...segments);
}
