import { useCallback } from "react";
import { ApiError, useProblemText } from "../../shared/api/index.ts";
import { useText } from "../../shared/i18n/index.ts";
import { linesText } from "./text.ts";

/** What went wrong; where it was the carrier that refused, in its own words. */
export function useCarrierProblem(): (error: unknown) => string {
	const t = useText(linesText);
	const problem = useProblemText();
	return useCallback(
		(error) =>
			error instanceof ApiError && error.code === "provider-failed"
				? t("carrierRefused", { detail: error.message })
				: problem(error),
		[t, problem],
	);
}
