import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button } from "../../../shared/kit/index.ts";
import { inboxCountsQuery } from "../../../shared/live/index.ts";
import { homeText } from "../text.ts";

/** That chats wait for a person; nothing when none does. */
export function WaitingChats() {
	const t = useText(homeText);
	const count = useQuery(inboxCountsQuery).data?.queue ?? 0;
	if (count === 0) return null;
	return (
		<Banner
			tone="warn"
			title={t("waitingChats", { count })}
			action={
				<Button asChild size="sm">
					<Link to="/inbox" search={{ view: "waiting" }}>
						{t("openInbox")}
					</Link>
				</Button>
			}
		/>
	);
}
