import type { Setting } from "../setting.ts";
import { accountSettings } from "./accounts.ts";
import { chatSettings } from "./chat.ts";
import { guideSettings } from "./guides.ts";
import { intelligenceSettings } from "./intelligence.ts";
import { notificationSettings } from "./notifications.ts";
import { serverSettings } from "./server.ts";
import { speechSettings } from "./speech.ts";
import { storageSettings } from "./storage.ts";
import { telephonySettings } from "./telephony.ts";
import { webhookSettings } from "./webhooks.ts";
import { whatsappSettings } from "./whatsapp.ts";

/** Every setting by the property of `Config` that it becomes, in the order of the documentation. */
export const settingGroups = {
	Server: serverSettings,
	Storage: storageSettings,
	Accounts: accountSettings,
	"Language and AI providers": intelligenceSettings,
	"Speech providers": speechSettings,
	"Telephone lines": telephonySettings,
	Chat: chatSettings,
	Guides: guideSettings,
	WhatsApp: whatsappSettings,
	Webhooks: webhookSettings,
	Notifications: notificationSettings,
};

const all = {
	...serverSettings,
	...storageSettings,
	...accountSettings,
	...intelligenceSettings,
	...speechSettings,
	...telephonySettings,
	...chatSettings,
	...guideSettings,
	...whatsappSettings,
	...webhookSettings,
	...notificationSettings,
};

export type SettingValues = {
	readonly [K in keyof typeof all]: (typeof all)[K] extends Setting<infer T> ? T : never;
};

export const settings: Readonly<Record<keyof SettingValues, Setting<unknown>>> = all;
