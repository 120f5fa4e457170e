import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, toast } from "../../../shared/kit/index.ts";
import { runsQuery, suiteQuery, useRehearse } from "./queries.ts";
import { rehearsalText } from "./text.ts";

/**
 * How the draft did in its rehearsal; null where there are no callers. `rehearsable`: nothing is unsaved. `blocked`: it may
 * not be published like this.
 */
export function usePublishRehearsal(assistantId: string, dirty: boolean) {
	const suite = useQuery(suiteQuery(assistantId));
	const runs = useQuery(runsQuery(assistantId));
	if (!suite.data || suite.data.cases.length === 0) return null;
	const current = dirty ? undefined : runs.data?.items.find((run) => run.current);
	const state = current === undefined || current.state === "lost" ? "missing" : current.state;
	return { state, rehearsable: !dirty, blocked: suite.data.required && state !== "passed" } as const;
}

type Props = { assistantId: string; rehearsal: NonNullable<ReturnType<typeof usePublishRehearsal>> };

export function PublishRehearsal({ assistantId, rehearsal: { state, rehearsable, blocked } }: Props) {
	const t = useText(rehearsalText);
	const problem = useProblemText();
	const rehearse = useRehearse(assistantId);
	const tone = state === "passed" ? "good" : blocked || state === "failed" ? "warn" : "info";
	return (
		<Banner
			tone={tone}
			action={
				rehearsable && state === "missing" ? (
					<Button
						size="sm"
						loading={rehearse.isPending}
						onClick={() => rehearse.mutate(undefined, { onError: (error) => toast.error(problem(error)) })}
					>
						{t("rehearse")}
					</Button>
				) : (
					<Link
						to="/assistants/$assistantId/rehearsals"
						params={{ assistantId }}
						className="rounded font-medium underline underline-offset-2"
					>
						{t("publish.open")}
					</Link>
				)
			}
		>
			{t(`publish.${state}`)} {blocked && t("publish.required")}
		</Banner>
	);
}
