import { WhatsappTemplateList } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

/** Templates that may be sent over WhatsApp. */
export const whatsappTemplatesQuery = queryOptions({
	queryKey: ["whatsapp", "templates"],
	queryFn: async ({ signal }) => (await api.get("/whatsapp/templates", { schema: WhatsappTemplateList, signal })).items,
});
