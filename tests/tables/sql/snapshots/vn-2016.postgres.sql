-- Chuẩn nghèo tiếp cận đa chiều 2016–2020, kéo dài năm 2021 (vn-2016), tuổi tính đến 2020-11-20
-- Multidimensional poverty standard 2016–2020, kept for 2021 (vn-2016), ages on 2020-11-20
-- digest 2e48d48427aff94d27f5991f02d03a354bef0a08b2047afd2dc4ccd4ef9d4736
CREATE VIEW poverty_status AS
WITH members_read AS MATERIALIZED (
  SELECT
    household_id,
    birth_date,
    education,
    attending,
    insured,
    untreated_illness,
    phone_subscription,
    internet,
    CASE
      WHEN birth_year BETWEEN 1850 AND 9999 AND birth_year = FLOOR(birth_year) THEN CAST(birth_year AS BIGINT)
    END AS cn_birth_year,
    CASE WHEN age BETWEEN 0 AND 150 AND age = FLOOR(age) THEN CAST(age AS BIGINT) END AS cn_age
  FROM members
), members_checked AS MATERIALIZED (
  SELECT
    members_read.*,
    (
      birth_date <= DATE '2020-11-20'
      AND birth_date >= DATE '1850-01-01'
      AND cn_birth_year <= 2020
      AND EXTRACT(YEAR FROM birth_date) = cn_birth_year
      AND 2020 - EXTRACT(YEAR FROM birth_date) - CASE
        WHEN EXTRACT(MONTH FROM birth_date) > 11
        OR (EXTRACT(MONTH FROM birth_date) = 11 AND EXTRACT(DAY FROM birth_date) > 20)
        THEN 1
        ELSE 0
      END = cn_age
      AND (cn_birth_year + cn_age = 2020 OR cn_birth_year + cn_age = 2019)
    ) IS NOT FALSE AS cn_birth_is_possible
  FROM members_read
), members_born AS MATERIALIZED (
  SELECT
    members_checked.*,
    CASE WHEN cn_birth_is_possible THEN birth_date END AS cn_born_birth_date,
    CASE WHEN cn_birth_is_possible THEN cn_birth_year END AS cn_born_birth_year,
    CASE WHEN cn_birth_is_possible THEN cn_age END AS cn_born_age
  FROM members_checked
), members_aged AS MATERIALIZED (
  SELECT
    members_born.*,
    COALESCE(
      2020 - EXTRACT(YEAR FROM cn_born_birth_date) - CASE
        WHEN EXTRACT(MONTH FROM cn_born_birth_date) > 11
        OR (EXTRACT(MONTH FROM cn_born_birth_date) = 11 AND EXTRACT(DAY FROM cn_born_birth_date) > 20)
        THEN 1
        ELSE 0
      END,
      cn_born_age,
      CASE WHEN cn_born_birth_year = 2020 THEN 0 ELSE 2020 - cn_born_birth_year END
    ) AS cn_age_older,
    COALESCE(EXTRACT(YEAR FROM cn_born_birth_date), cn_born_birth_year, 2020 - cn_born_age) AS cn_birth_year_older,
    COALESCE(
      2020 - EXTRACT(YEAR FROM cn_born_birth_date) - CASE
        WHEN EXTRACT(MONTH FROM cn_born_birth_date) > 11
        OR (EXTRACT(MONTH FROM cn_born_birth_date) = 11 AND EXTRACT(DAY FROM cn_born_birth_date) > 20)
        THEN 1
        ELSE 0
      END,
      cn_born_age,
      CASE WHEN cn_born_birth_year = 2020 THEN 0 ELSE 2019 - cn_born_birth_year END
    ) AS cn_age_younger,
    COALESCE(EXTRACT(YEAR FROM cn_born_birth_date), cn_born_birth_year, 2019 - cn_born_age) AS cn_birth_year_younger
  FROM members_born
), members_answered AS MATERIALIZED (
  SELECT
    household_id,
    CASE WHEN untreated_illness THEN 2 WHEN NOT untreated_illness THEN 0 ELSE 1 END AS cn_any_health_services,
    CASE
      WHEN cn_age_older >= 6 AND NOT insured AND cn_age_younger >= 6 THEN 2
      WHEN (cn_age_older < 6 OR insured) AND (cn_age_younger < 6 OR insured) THEN 0
      ELSE 1
    END AS cn_any_health_insurance,
    CASE
      WHEN cn_age_older >= 15
      AND cn_birth_year_older >= 1986
      AND education IN ('none', 'primary')
      AND attending = 'none'
      AND cn_age_younger >= 15
      AND cn_birth_year_younger >= 1986
      THEN 2
      WHEN (
        cn_age_older < 15
        OR cn_birth_year_older < 1986
        OR education IN ('lower_secondary', 'upper_secondary', 'intermediate_vocational', 'college', 'university')
        OR attending IN ('preschool', 'primary', 'lower_secondary', 'upper_secondary', 'vocational', 'higher')
      )
      AND (
        cn_age_younger < 15
        OR cn_birth_year_younger < 1986
        OR education IN ('lower_secondary', 'upper_secondary', 'intermediate_vocational', 'college', 'university')
        OR attending IN ('preschool', 'primary', 'lower_secondary', 'upper_secondary', 'vocational', 'higher')
      )
      THEN 0
      ELSE 1
    END AS cn_any_adult_education,
    CASE
      WHEN cn_age_older >= 5
      AND cn_age_older < 15
      AND attending = 'none'
      AND cn_age_younger >= 5
      AND cn_age_younger < 15
      THEN 2
      WHEN (
        cn_age_older < 5
        OR cn_age_older >= 15
        OR attending IN ('preschool', 'primary', 'lower_secondary', 'upper_secondary', 'vocational', 'higher')
      )
      AND (
        cn_age_younger < 5
        OR cn_age_younger >= 15
        OR attending IN ('preschool', 'primary', 'lower_secondary', 'upper_secondary', 'vocational', 'higher')
      )
      THEN 0
      ELSE 1
    END AS cn_any_child_schooling,
    CASE
      WHEN phone_subscription OR internet THEN 2
      WHEN NOT phone_subscription AND NOT internet THEN 0
      ELSE 1
    END AS cn_any_telecom
  FROM members_aged
), members_gathered AS MATERIALIZED (
  SELECT
    household_id,
    MAX(cn_any_health_services) AS cn_any_health_services,
    MAX(cn_any_health_insurance) AS cn_any_health_insurance,
    MAX(cn_any_adult_education) AS cn_any_adult_education,
    MAX(cn_any_child_schooling) AS cn_any_child_schooling,
    MAX(cn_any_telecom) AS cn_any_telecom,
    COUNT(*) AS cn_listed
  FROM members_answered
  GROUP BY
    household_id
), households_read AS MATERIALIZED (
  SELECT
    households.household_id,
    households.area,
    households.size,
    households.monthly_income,
    households.income_per_head,
    households.income_points,
    households.deprivation_points,
    households.housing_grade,
    households.floor_area,
    households.water_source,
    households.toilet,
    households.has_television,
    households.has_radio,
    households.has_desktop,
    households.has_laptop,
    households.has_tablet,
    households.hears_loudspeaker,
    households.finding_health_services,
    households.finding_health_insurance,
    households.finding_adult_education,
    households.finding_child_schooling,
    households.finding_housing_quality,
    households.finding_housing_area,
    households.finding_water_source,
    households.finding_toilet,
    households.finding_telecom,
    households.finding_information_assets,
    COALESCE(CASE WHEN size BETWEEN 1 AND 1000 AND size = FLOOR(size) THEN CAST(size AS BIGINT) END, cn_listed) AS cn_size,
    CASE
      WHEN monthly_income BETWEEN 0 AND 1000000000000000 AND monthly_income = FLOOR(monthly_income)
      THEN CAST(monthly_income AS BIGINT)
    END AS cn_monthly_income,
    CASE
      WHEN income_per_head BETWEEN 0 AND 1000000000000000 AND income_per_head = FLOOR(income_per_head)
      THEN CAST(income_per_head AS BIGINT)
    END AS cn_income_per_head,
    CASE
      WHEN income_points BETWEEN 0 AND 100000 AND income_points = FLOOR(income_points)
      THEN CAST(income_points AS BIGINT)
    END AS cn_income_points,
    CASE
      WHEN deprivation_points BETWEEN 0 AND 100000 AND deprivation_points = FLOOR(deprivation_points)
      THEN CAST(deprivation_points AS BIGINT)
    END AS cn_deprivation_points,
    CASE WHEN floor_area BETWEEN 0 AND 100000 THEN floor_area END AS cn_floor_area,
    COALESCE(cn_any_health_services, 0) AS cn_any_health_services,
    COALESCE(cn_any_health_insurance, 0) AS cn_any_health_insurance,
    COALESCE(cn_any_adult_education, 0) AS cn_any_adult_education,
    COALESCE(cn_any_child_schooling, 0) AS cn_any_child_schooling,
    COALESCE(cn_any_telecom, 0) AS cn_any_telecom,
    COALESCE(cn_listed, 0) AS cn_listed
  FROM households
  LEFT JOIN members_gathered
    ON members_gathered.household_id = households.household_id
), households_found AS MATERIALIZED (
  SELECT
    households_read.*,
    COALESCE(cn_size, cn_monthly_income / (cn_income_per_head + 1) + 1, 1) AS cn_size_fewest,
    COALESCE(
      cn_size,
      CASE
        WHEN cn_income_per_head > 1 THEN CASE
          WHEN (
            cn_monthly_income - 1
          ) / CASE WHEN cn_income_per_head > 1 THEN cn_income_per_head - 1 ELSE 1 END > cn_monthly_income / (
            cn_income_per_head + 1
          ) + 1
          THEN (
            cn_monthly_income - 1
          ) / CASE WHEN cn_income_per_head > 1 THEN cn_income_per_head - 1 ELSE 1 END
          ELSE cn_monthly_income / (cn_income_per_head + 1) + 1
        END
      END
    ) AS cn_size_most,
    COALESCE(
      CASE
        WHEN cn_any_health_services >= 2 THEN TRUE
        WHEN cn_any_health_services < 1 AND cn_size <= cn_listed THEN FALSE
      END,
      finding_health_services
    ) AS deprived_health_services,
    COALESCE(
      CASE
        WHEN cn_any_health_insurance >= 2 THEN TRUE
        WHEN cn_any_health_insurance < 1 AND cn_size <= cn_listed THEN FALSE
      END,
      finding_health_insurance
    ) AS deprived_health_insurance,
    COALESCE(
      CASE
        WHEN cn_any_adult_education >= 2 THEN TRUE
        WHEN cn_any_adult_education < 1 AND cn_size <= cn_listed THEN FALSE
      END,
      finding_adult_education
    ) AS deprived_adult_education,
    COALESCE(
      CASE
        WHEN cn_any_child_schooling >= 2 THEN TRUE
        WHEN cn_any_child_schooling < 1 AND cn_size <= cn_listed THEN FALSE
      END,
      finding_child_schooling
    ) AS deprived_child_schooling,
    COALESCE(
      CASE
        WHEN housing_grade IN ('unsturdy', 'simple') THEN TRUE
        WHEN housing_grade IN ('permanent', 'semi_permanent') THEN FALSE
      END,
      finding_housing_quality
    ) AS deprived_housing_quality,
    COALESCE(
      CASE
        WHEN cn_floor_area < 8 * COALESCE(cn_size, 1) THEN TRUE
        WHEN COALESCE(cn_floor_area, 0) >= 8 * cn_size THEN FALSE
      END,
      finding_housing_area
    ) AS deprived_housing_area,
    COALESCE(
      CASE
        WHEN water_source IN ('bottled', 'unprotected') THEN TRUE
        WHEN water_source IN ('piped', 'borehole', 'protected_well', 'protected_spring', 'rain') THEN FALSE
      END,
      finding_water_source
    ) AS deprived_water_source,
    COALESCE(
      CASE
        WHEN toilet IN ('dug_with_seat', 'unhygienic', 'none') THEN TRUE
        WHEN toilet IN ('septic', 'pour_flush', 'vip', 'double_vault') THEN FALSE
      END,
      finding_toilet
    ) AS deprived_toilet,
    COALESCE(
      CASE WHEN cn_any_telecom < 1 AND cn_size <= cn_listed THEN TRUE WHEN cn_any_telecom >= 2 THEN FALSE END,
      finding_telecom
    ) AS deprived_telecom,
    COALESCE(
      NOT (has_television OR has_radio OR has_desktop OR has_laptop OR has_tablet)
      AND NOT hears_loudspeaker,
      finding_information_assets
    ) AS deprived_information_assets,
    (area IN ('rural', 'rural_mountain')) IS NOT TRUE AS cn_maybe_urban,
    (area = 'urban') IS NOT TRUE AS cn_maybe_rural
  FROM households_read
), households_measured AS MATERIALIZED (
  SELECT
    households_found.*,
    CASE WHEN deprived_health_services THEN 1 ELSE 0 END
    + CASE WHEN deprived_health_insurance THEN 1 ELSE 0 END
    + CASE WHEN deprived_adult_education THEN 1 ELSE 0 END
    + CASE WHEN deprived_child_schooling THEN 1 ELSE 0 END
    + CASE WHEN deprived_housing_quality THEN 1 ELSE 0 END
    + CASE WHEN deprived_housing_area THEN 1 ELSE 0 END
    + CASE WHEN deprived_water_source THEN 1 ELSE 0 END
    + CASE WHEN deprived_toilet THEN 1 ELSE 0 END
    + CASE WHEN deprived_telecom THEN 1 ELSE 0 END
    + CASE WHEN deprived_information_assets THEN 1 ELSE 0 END AS cn_fewest,
    (
      cn_size < cn_listed
      OR cn_income_per_head * cn_size - cn_monthly_income >= cn_size
      OR cn_monthly_income - cn_income_per_head * cn_size >= cn_size
      OR deprived_health_services <> finding_health_services
      OR deprived_health_insurance <> finding_health_insurance
      OR deprived_adult_education <> finding_adult_education
      OR deprived_child_schooling <> finding_child_schooling
      OR deprived_housing_quality <> finding_housing_quality
      OR deprived_housing_area <> finding_housing_area
      OR deprived_water_source <> finding_water_source
      OR deprived_toilet <> finding_toilet
      OR deprived_telecom <> finding_telecom
      OR deprived_information_assets <> finding_information_assets
    ) IS TRUE AS cn_refused,
    cn_monthly_income IS NOT NULL OR cn_income_per_head IS NOT NULL AS cn_income_known,
    cn_income_points IS NOT NULL AS cn_points_known,
    COALESCE(
      cn_monthly_income > 900000 * cn_size_most,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 900000 END,
      FALSE
    ) AS cn_urban_income_over_poverty,
    COALESCE(
      cn_monthly_income > 1300000 * cn_size_most,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 1300000 END,
      FALSE
    ) AS cn_urban_income_over_minimum,
    COALESCE(
      cn_monthly_income > 1950000 * cn_size_most,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 1950000 END,
      FALSE
    ) AS cn_urban_income_over_average,
    COALESCE(
      cn_monthly_income > 900000 * cn_size_fewest,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 900000 END,
      TRUE
    ) AS cn_urban_income_maybe_over_poverty,
    COALESCE(
      cn_monthly_income > 1300000 * cn_size_fewest,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 1300000 END,
      TRUE
    ) AS cn_urban_income_maybe_over_minimum,
    COALESCE(
      cn_monthly_income > 1950000 * cn_size_fewest,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 1950000 END,
      TRUE
    ) AS cn_urban_income_maybe_over_average,
    (cn_income_points > 140) IS TRUE AS cn_urban_points_over_poverty,
    (cn_income_points > 175) IS TRUE AS cn_urban_points_over_minimum,
    (cn_income_points > 140) IS NOT FALSE AS cn_urban_points_maybe_over_poverty,
    (cn_income_points > 175) IS NOT FALSE AS cn_urban_points_maybe_over_minimum,
    (cn_income_points > 175) IS NOT FALSE AS cn_urban_points_maybe_over_average,
    COALESCE(
      cn_monthly_income > 700000 * cn_size_most,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 700000 END,
      FALSE
    ) AS cn_rural_income_over_poverty,
    COALESCE(
      cn_monthly_income > 1000000 * cn_size_most,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 1000000 END,
      FALSE
    ) AS cn_rural_income_over_minimum,
    COALESCE(
      cn_monthly_income > 1500000 * cn_size_most,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 1500000 END,
      FALSE
    ) AS cn_rural_income_over_average,
    COALESCE(
      cn_monthly_income > 700000 * cn_size_fewest,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 700000 END,
      TRUE
    ) AS cn_rural_income_maybe_over_poverty,
    COALESCE(
      cn_monthly_income > 1000000 * cn_size_fewest,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 1000000 END,
      TRUE
    ) AS cn_rural_income_maybe_over_minimum,
    COALESCE(
      cn_monthly_income > 1500000 * cn_size_fewest,
      CASE WHEN cn_monthly_income IS NULL THEN cn_income_per_head > 1500000 END,
      TRUE
    ) AS cn_rural_income_maybe_over_average,
    (cn_income_points > 120) IS TRUE AS cn_rural_points_over_poverty,
    (cn_income_points > 150) IS TRUE AS cn_rural_points_over_minimum,
    (cn_income_points > 120) IS NOT FALSE AS cn_rural_points_maybe_over_poverty,
    (cn_income_points > 150) IS NOT FALSE AS cn_rural_points_maybe_over_minimum,
    (cn_income_points > 150) IS NOT FALSE AS cn_rural_points_maybe_over_average
  FROM households_found
), households_compared AS MATERIALIZED (
  SELECT
    households_measured.*,
    cn_fewest + (
      CASE WHEN deprived_health_services IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_health_insurance IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_adult_education IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_child_schooling IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_housing_quality IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_housing_area IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_water_source IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_toilet IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_telecom IS NULL THEN 1 ELSE 0 END
      + CASE WHEN deprived_information_assets IS NULL THEN 1 ELSE 0 END
    ) AS cn_most,
    cn_deprivation_points / 10 AS cn_scored,
    cn_income_known
    AND (
      NOT cn_points_known
      OR (
        (NOT cn_urban_points_over_poverty OR cn_urban_income_over_poverty)
        AND (NOT cn_urban_points_over_minimum OR cn_urban_income_over_minimum)
        AND (NOT cn_urban_income_maybe_over_poverty OR cn_urban_points_maybe_over_poverty)
        AND (NOT cn_urban_income_maybe_over_minimum OR cn_urban_points_maybe_over_minimum)
        AND (NOT cn_urban_income_maybe_over_average OR cn_urban_points_maybe_over_average)
      )
    ) AS cn_urban_by_income,
    cn_income_known
    AND (
      NOT cn_points_known
      OR (
        (NOT cn_rural_points_over_poverty OR cn_rural_income_over_poverty)
        AND (NOT cn_rural_points_over_minimum OR cn_rural_income_over_minimum)
        AND (NOT cn_rural_income_maybe_over_poverty OR cn_rural_points_maybe_over_poverty)
        AND (NOT cn_rural_income_maybe_over_minimum OR cn_rural_points_maybe_over_minimum)
        AND (NOT cn_rural_income_maybe_over_average OR cn_rural_points_maybe_over_average)
      )
    ) AS cn_rural_by_income
  FROM households_measured
), households_placed AS MATERIALIZED (
  SELECT
    households_compared.*,
    COALESCE(cn_scored, cn_fewest) AS cn_fewest_scored,
    COALESCE(cn_scored, cn_most) AS cn_most_scored,
    (
      cn_refused OR 10 * cn_scored <> cn_deprivation_points OR cn_scored < cn_fewest OR cn_scored > cn_most
    ) IS TRUE AS cn_refused_scored,
    CASE
      WHEN cn_urban_by_income THEN cn_urban_income_over_poverty
      ELSE cn_points_known AND cn_urban_points_over_poverty
    END AS cn_urban_over_poverty,
    CASE
      WHEN cn_urban_by_income THEN cn_urban_income_over_minimum
      ELSE cn_points_known AND cn_urban_points_over_minimum
    END AS cn_urban_over_minimum,
    cn_urban_by_income AND cn_urban_income_over_average AS cn_urban_over_average,
    CASE
      WHEN cn_urban_by_income THEN cn_urban_income_maybe_over_poverty
      ELSE (cn_points_known AND cn_urban_points_maybe_over_poverty) OR NOT cn_points_known
    END AS cn_urban_maybe_over_poverty,
    CASE
      WHEN cn_urban_by_income THEN cn_urban_income_maybe_over_minimum
      ELSE (cn_points_known AND cn_urban_points_maybe_over_minimum) OR NOT cn_points_known
    END AS cn_urban_maybe_over_minimum,
    CASE
      WHEN cn_urban_by_income THEN cn_urban_income_maybe_over_average
      ELSE (cn_points_known AND cn_urban_points_maybe_over_average) OR NOT cn_points_known
    END AS cn_urban_maybe_over_average,
    CASE
      WHEN cn_rural_by_income THEN cn_rural_income_over_poverty
      ELSE cn_points_known AND cn_rural_points_over_poverty
    END AS cn_rural_over_poverty,
    CASE
      WHEN cn_rural_by_income THEN cn_rural_income_over_minimum
      ELSE cn_points_known AND cn_rural_points_over_minimum
    END AS cn_rural_over_minimum,
    cn_rural_by_income AND cn_rural_income_over_average AS cn_rural_over_average,
    CASE
      WHEN cn_rural_by_income THEN cn_rural_income_maybe_over_poverty
      ELSE (cn_points_known AND cn_rural_points_maybe_over_poverty) OR NOT cn_points_known
    END AS cn_rural_maybe_over_poverty,
    CASE
      WHEN cn_rural_by_income THEN cn_rural_income_maybe_over_minimum
      ELSE (cn_points_known AND cn_rural_points_maybe_over_minimum) OR NOT cn_points_known
    END AS cn_rural_maybe_over_minimum,
    CASE
      WHEN cn_rural_by_income THEN cn_rural_income_maybe_over_average
      ELSE (cn_points_known AND cn_rural_points_maybe_over_average) OR NOT cn_points_known
    END AS cn_rural_maybe_over_average,
    (
      (
        cn_maybe_urban
        AND cn_income_known
        AND cn_points_known
        AND (
          (cn_urban_income_over_poverty AND NOT cn_urban_points_maybe_over_poverty)
          OR (cn_urban_income_over_minimum AND NOT cn_urban_points_maybe_over_minimum)
          OR (cn_urban_income_over_average AND NOT cn_urban_points_maybe_over_average)
          OR (cn_urban_points_over_poverty AND NOT cn_urban_income_maybe_over_poverty)
          OR (cn_urban_points_over_minimum AND NOT cn_urban_income_maybe_over_minimum)
        )
      )
      OR (
        cn_maybe_rural
        AND cn_income_known
        AND cn_points_known
        AND (
          (cn_rural_income_over_poverty AND NOT cn_rural_points_maybe_over_poverty)
          OR (cn_rural_income_over_minimum AND NOT cn_rural_points_maybe_over_minimum)
          OR (cn_rural_income_over_average AND NOT cn_rural_points_maybe_over_average)
          OR (cn_rural_points_over_poverty AND NOT cn_rural_income_maybe_over_poverty)
          OR (cn_rural_points_over_minimum AND NOT cn_rural_income_maybe_over_minimum)
        )
      )
    ) IS TRUE AS disagreement
  FROM households_compared
), households_open AS MATERIALIZED (
  SELECT
    households_placed.*,
    CASE
      WHEN cn_refused_scored THEN 0
      ELSE CASE
        WHEN (cn_maybe_urban AND NOT cn_urban_over_poverty)
        OR (cn_maybe_rural AND NOT cn_rural_over_poverty)
        THEN 1
        ELSE 0
      END + CASE
        WHEN (
          cn_maybe_urban AND cn_urban_maybe_over_poverty AND NOT cn_urban_over_minimum AND cn_most_scored >= 3
        )
        OR (
          cn_maybe_rural AND cn_rural_maybe_over_poverty AND NOT cn_rural_over_minimum AND cn_most_scored >= 3
        )
        THEN 2
        ELSE 0
      END + CASE
        WHEN (
          cn_maybe_urban AND cn_urban_maybe_over_poverty AND NOT cn_urban_over_minimum AND cn_fewest_scored <= 2
        )
        OR (
          cn_maybe_rural AND cn_rural_maybe_over_poverty AND NOT cn_rural_over_minimum AND cn_fewest_scored <= 2
        )
        THEN 4
        ELSE 0
      END + CASE
        WHEN (cn_maybe_urban AND cn_urban_maybe_over_minimum AND NOT cn_urban_over_average)
        OR (cn_maybe_rural AND cn_rural_maybe_over_minimum AND NOT cn_rural_over_average)
        THEN 8
        ELSE 0
      END + CASE
        WHEN (cn_maybe_urban AND cn_urban_maybe_over_average)
        OR (cn_maybe_rural AND cn_rural_maybe_over_average)
        THEN 16
        ELSE 0
      END
    END AS cn_set,
    CASE WHEN NOT cn_refused_scored AND cn_fewest_scored = cn_most_scored THEN cn_fewest_scored END AS deprivations
  FROM households_placed
)
SELECT
  household_id,
  area,
  size,
  monthly_income,
  income_per_head,
  income_points,
  deprivation_points,
  housing_grade,
  floor_area,
  water_source,
  toilet,
  has_television,
  has_radio,
  has_desktop,
  has_laptop,
  has_tablet,
  hears_loudspeaker,
  finding_health_services,
  finding_health_insurance,
  finding_adult_education,
  finding_child_schooling,
  finding_housing_quality,
  finding_housing_area,
  finding_water_source,
  finding_toilet,
  finding_telecom,
  finding_information_assets,
  CASE cn_set
    WHEN 1 THEN 'poor'
    WHEN 2 THEN 'poor'
    WHEN 4 THEN 'near_poor'
    WHEN 8 THEN 'average'
    WHEN 16 THEN 'above_average'
    WHEN 3 THEN 'poor'
  END AS status,
  CASE cn_set
    WHEN 1 THEN 'poor_by_income'
    WHEN 2 THEN 'poor_by_deprivation'
    WHEN 4 THEN 'near_poor'
    WHEN 8 THEN 'average'
    WHEN 16 THEN 'above_average'
  END AS class_id,
  CASE cn_set
    WHEN 3 THEN 'poor_by_income|poor_by_deprivation'
    WHEN 5 THEN 'poor_by_income|near_poor'
    WHEN 6 THEN 'poor_by_deprivation|near_poor'
    WHEN 9 THEN 'poor_by_income|average'
    WHEN 10 THEN 'poor_by_deprivation|average'
    WHEN 12 THEN 'near_poor|average'
    WHEN 17 THEN 'poor_by_income|above_average'
    WHEN 18 THEN 'poor_by_deprivation|above_average'
    WHEN 20 THEN 'near_poor|above_average'
    WHEN 24 THEN 'average|above_average'
    WHEN 7 THEN 'poor_by_income|poor_by_deprivation|near_poor'
    WHEN 11 THEN 'poor_by_income|poor_by_deprivation|average'
    WHEN 13 THEN 'poor_by_income|near_poor|average'
    WHEN 14 THEN 'poor_by_deprivation|near_poor|average'
    WHEN 19 THEN 'poor_by_income|poor_by_deprivation|above_average'
    WHEN 21 THEN 'poor_by_income|near_poor|above_average'
    WHEN 22 THEN 'poor_by_deprivation|near_poor|above_average'
    WHEN 25 THEN 'poor_by_income|average|above_average'
    WHEN 26 THEN 'poor_by_deprivation|average|above_average'
    WHEN 28 THEN 'near_poor|average|above_average'
    WHEN 15 THEN 'poor_by_income|poor_by_deprivation|near_poor|average'
    WHEN 23 THEN 'poor_by_income|poor_by_deprivation|near_poor|above_average'
    WHEN 27 THEN 'poor_by_income|poor_by_deprivation|average|above_average'
    WHEN 29 THEN 'poor_by_income|near_poor|average|above_average'
    WHEN 30 THEN 'poor_by_deprivation|near_poor|average|above_average'
    WHEN 31 THEN 'poor_by_income|poor_by_deprivation|near_poor|average|above_average'
  END AS possible,
  deprivations,
  deprived_health_services,
  deprived_health_insurance,
  deprived_adult_education,
  deprived_child_schooling,
  deprived_housing_quality,
  deprived_housing_area,
  deprived_water_source,
  deprived_toilet,
  deprived_telecom,
  deprived_information_assets,
  disagreement
FROM households_open
