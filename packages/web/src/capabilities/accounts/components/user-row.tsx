import { roles, type User, type UserInvited } from "@centralita/contracts";
import { Ellipsis, Link2, Trash2, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import type { z } from "zod";
import { useCan, useSession } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import {
	Avatar,
	Badge,
	ConfirmDialog,
	DateTime,
	DropdownMenu,
	IconButton,
	MenuItem,
	MenuLabel,
	MenuRadioGroup,
	MenuSeparator,
} from "../../../shared/kit/index.ts";
import { useChangeUser, useNewInvitation, useRemoveUser } from "../queries/team.ts";
import { teamText } from "../team-text.ts";

type Invited = z.output<typeof UserInvited>;

export function UserRow({ user, onInvited }: { user: User; onInvited: (invited: Invited) => void }) {
	const t = useText(teamText);
	const session = useSession();
	const can = useCan();
	const self = session.user.id === user.id;
	return (
		<li className="flex items-center gap-3 px-5 py-3">
			<Avatar name={user.name} className={user.disabled ? "opacity-60" : ""} />
			<div className="grid min-w-0 grow">
				<p className="flex flex-wrap items-center gap-x-2 font-medium">
					<span className="truncate">{user.name}</span>
					{self && <Badge tone="brand">{t("you")}</Badge>}
					{user.disabled && <Badge tone="warn">{t("disabled")}</Badge>}
				</p>
				<p className="truncate text-ink-faint text-xs">
					<span className="sm:hidden">{t(`role.${user.role}`)} · </span>
					{user.email}
				</p>
			</div>
			<div className="hidden text-right text-xs sm:block">
				<p className="text-ink-soft">{t(`role.${user.role}`)}</p>
				<p className="text-ink-faint">
					{user.lastSeenAt ? <DateTime at={user.lastSeenAt} style="relative" /> : t("pending")}
				</p>
			</div>
			{can("users:write") && !self ? <UserActions user={user} onInvited={onInvited} /> : <span className="w-9" />}
		</li>
	);
}

function UserActions({ user, onInvited }: { user: User; onInvited: (invited: Invited) => void }) {
	const t = useText(teamText);
	const common = useText(commonText);
	const session = useSession();
	const change = useChangeUser();
	const invitation = useNewInvitation();
	const remove = useRemoveUser();
	const [confirming, setConfirming] = useState(false);
	const grantable = roles.filter((role) => role !== "owner" || session.user.role === "owner");
	return (
		<>
			<DropdownMenu trigger={<IconButton label={`${common("more")}: ${user.name}`} icon={<Ellipsis />} />}>
				<MenuLabel>{t("changeRole")}</MenuLabel>
				<MenuRadioGroup
					value={user.role}
					onValueChange={(role) => change.mutate({ id: user.id, role })}
					options={grantable.map((role) => ({ value: role, label: t(`role.${role}`) }))}
				/>
				<MenuSeparator />
				{!user.disabled && (
					<MenuItem onSelect={() => invitation.mutate(user.id, { onSuccess: onInvited })}>
						<Link2 />
						{t("newLink")}
					</MenuItem>
				)}
				<MenuItem onSelect={() => change.mutate({ id: user.id, disabled: !user.disabled })}>
					{user.disabled ? <UserCheck /> : <UserX />}
					{user.disabled ? t("enable") : t("disable")}
				</MenuItem>
				<MenuItem tone="danger" onSelect={() => setConfirming(true)}>
					<Trash2 />
					{t("removeUser")}
				</MenuItem>
			</DropdownMenu>
			<ConfirmDialog
				open={confirming}
				onOpenChange={setConfirming}
				title={t("removeUserTitle", { name: user.name })}
				description={t("removeUserLead")}
				confirmLabel={t("removeUser")}
				loading={remove.isPending}
				onConfirm={() => remove.mutate(user.id, { onSettled: () => setConfirming(false) })}
			/>
		</>
	);
}
