import type { UserInvited } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import type { z } from "zod";
import { flattenPages } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, LoadMore, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { InviteDialog } from "../components/invite-dialog.tsx";
import { InvitedDialog } from "../components/invited-dialog.tsx";
import { UserRow } from "../components/user-row.tsx";
import { usersQuery } from "../queries/team.ts";
import { teamText } from "../team-text.ts";

export function UsersPage() {
	const t = useText(teamText);
	const can = useCan();
	const users = useInfiniteQuery(usersQuery);
	const [inviting, setInviting] = useState(false);
	const [invited, setInvited] = useState<z.output<typeof UserInvited> | null>(null);
	const onInvited = (answer: z.output<typeof UserInvited>) => {
		setInviting(false);
		setInvited(answer);
	};
	return (
		<Page width="narrow">
			<PageHeader
				title={t("usersTitle")}
				description={t("usersLead")}
				actions={
					can("users:write") && (
						<Button variant="primary" onClick={() => setInviting(true)}>
							<UserPlus aria-hidden />
							{t("invite")}
						</Button>
					)
				}
			/>
			<Card flush>
				<QueryView query={users}>
					{(data) => (
						<>
							<ul className="divide-y divide-line">
								{flattenPages(data).map((user) => (
									<UserRow key={user.id} user={user} onInvited={onInvited} />
								))}
							</ul>
							<LoadMore query={users} />
						</>
					)}
				</QueryView>
			</Card>
			{inviting && <InviteDialog onClose={() => setInviting(false)} onInvited={onInvited} />}
			{invited && <InvitedDialog invited={invited} onClose={() => setInvited(null)} />}
		</Page>
	);
}
