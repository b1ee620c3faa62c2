package io.fapiaodesk.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the administrator entered of a company; it holds from its day until the next. Nothing stands for what the FAQ prints. */
public record CompanyData(
        String code,
        LocalDate validFrom,
        @Nullable String nameZh,
        @Nullable String nameEn,
        @Nullable String taxId,
        @Nullable String addressZh,
        @Nullable String phone,
        @Nullable String bankZh,
        @Nullable String bankAccount) {}
