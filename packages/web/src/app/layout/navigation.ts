import type { Permission } from "@centralita/contracts";
import {
	Activity,
	Bell,
	BellRing,
	BookUser,
	Bot,
	ChartColumn,
	Coins,
	Cpu,
	History,
	House,
	Inbox,
	KeyRound,
	Layers,
	type LucideIcon,
	Megaphone,
	MessageCircle,
	MessagesSquare,
	Phone,
	PhoneCall,
	PhoneOutgoing,
	Radio,
	Route,
	ScrollText,
	Settings,
	Ticket,
	Tickets,
	UserRound,
	Users,
	Webhook,
} from "lucide-react";

type Entry<P extends string, T extends string> = {
	to: P;
	/** A key of `layoutText`. */
	text: T;
	icon: LucideIcon;
	/** Without it, everybody signed in. */
	permission?: Permission;
};
const entry = <const P extends string, const T extends string>(item: Entry<P, T>) => item;

/** The main menu, also in the command palette. */
export const mainNavigation = [
	entry({ to: "/", text: "home", icon: House }),
	entry({ to: "/inbox", text: "inbox", icon: Inbox, permission: "conversations:read" }),
	entry({ to: "/simulator", text: "simulator", icon: PhoneCall, permission: "calls:simulate" }),
	entry({ to: "/live", text: "live", icon: Radio, permission: "conversations:read" }),
	entry({ to: "/history", text: "history", icon: History, permission: "conversations:read" }),
	entry({ to: "/tickets", text: "tickets", icon: Ticket, permission: "tickets:read" }),
	entry({ to: "/contacts", text: "contacts", icon: BookUser, permission: "contacts:read" }),
	entry({ to: "/campaigns", text: "campaigns", icon: Megaphone, permission: "campaigns:read" }),
	entry({ to: "/assistants", text: "assistants", icon: Bot, permission: "assistants:read" }),
	entry({ to: "/guides", text: "guides", icon: Route, permission: "guides:read" }),
	entry({ to: "/reports", text: "reports", icon: ChartColumn, permission: "insights:read" }),
	entry({ to: "/settings", text: "settings", icon: Settings }),
];

/** The menu inside Configuration. */
export const settingsNavigation = [
	entry({ to: "/settings/profile", text: "profile", icon: UserRound }),
	entry({ to: "/settings/my-notifications", text: "my-notifications", icon: Bell }),
	entry({ to: "/settings/users", text: "users", icon: Users, permission: "users:read" }),
	entry({ to: "/settings/api-keys", text: "api-keys", icon: KeyRound, permission: "api-keys:manage" }),
	entry({ to: "/settings/lines", text: "lines", icon: Phone, permission: "settings:read" }),
	entry({ to: "/settings/chat", text: "chat", icon: MessagesSquare, permission: "settings:read" }),
	entry({ to: "/settings/whatsapp", text: "whatsapp", icon: MessageCircle, permission: "settings:read" }),
	entry({ to: "/settings/queues", text: "queues", icon: Layers, permission: "settings:read" }),
	entry({ to: "/settings/tickets", text: "ticket-settings", icon: Tickets, permission: "settings:read" }),
	entry({ to: "/settings/contacts", text: "contacts", icon: BookUser, permission: "settings:read" }),
	entry({ to: "/settings/dial-rules", text: "dial-rules", icon: PhoneOutgoing, permission: "campaigns:read" }),
	entry({ to: "/settings/notifications", text: "notifications", icon: BellRing, permission: "settings:read" }),
	entry({ to: "/settings/webhooks", text: "webhooks", icon: Webhook, permission: "settings:read" }),
	entry({ to: "/settings/engine", text: "engine", icon: Cpu, permission: "settings:read" }),
	entry({ to: "/settings/prices", text: "prices", icon: Coins, permission: "settings:read" }),
	entry({ to: "/settings/system", text: "system", icon: Activity, permission: "settings:read" }),
	entry({ to: "/settings/audit", text: "audit", icon: ScrollText, permission: "audit:read" }),
];
